package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table.Column;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Infers columns from records. The type of a column admits every value that was seen, in whatever order they came; a
 * column that was null or absent once is nullable.
 */
final class Inference {

    /** Columns of one table. A map that is used as a list of records has more, and is no table. */
    static final int MAX_COLUMNS = 2000;

    /** The name of the column of records that are no objects. */
    static final String ROW_VALUE = "value";

    private final Map<String, Values> columns = new LinkedHashMap<>();
    private int records;

    /** Takes a record into account. */
    void add(JsonNode record) {
        records++;
        if (record.isObject()) {
            record.properties().forEach(field -> add(field.getKey(), field.getValue()));
        } else {
            add(ROW_VALUE, record);
        }
    }

    private void add(String name, JsonNode value) {
        columns.computeIfAbsent(name, key -> new Values()).add(value);
        if (columns.size() > MAX_COLUMNS) {
            throw new SourceException(
                    FaultCode.TOO_LARGE, "The records have more than 2,000 different fields, too many for columns.");
        }
    }

    /** The columns, in the order in which they were first seen. */
    List<Column> columns() {
        var result = new ArrayList<Column>(columns.size());
        columns.forEach((name, values) -> result.add(values.column(name, records)));
        return result;
    }

    /** The value of a column in a record; null if it has none. */
    static JsonNode value(JsonNode record, String column) {
        return record.isObject() || !column.equals(ROW_VALUE) ? record.path(column) : record;
    }

    /** What was seen of one column. */
    private static final class Values {

        private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        private int present;

        void add(JsonNode value) {
            if (!value.isNull()) {
                present++;
                kinds.add(Kind.of(value));
            }
        }

        Column column(String name, int records) {
            var kind = kinds.stream().reduce(Kind::join).orElse(Kind.NOTHING);
            return new Column(name, kind.nativeType, kind.type, present < records, null, null);
        }
    }

    /** What a value is. */
    private enum Kind {
        NOTHING("null", PortableType.UNKNOWN),
        BOOLEAN("boolean", PortableType.BOOLEAN),
        INTEGER("integer", PortableType.INT64),
        LARGE_INTEGER("integer", PortableType.DECIMAL),
        NUMBER("number", PortableType.DECIMAL),
        DATE("string(date)", PortableType.DATE),
        LOCAL_DATE_TIME("string(date-time)", PortableType.TIMESTAMP),
        DATE_TIME("string(date-time)", PortableType.TIMESTAMPTZ),
        UUID("string(uuid)", PortableType.UUID),
        STRING("string", PortableType.STRING),
        MIXED("mixed", PortableType.STRING),
        ARRAY("array", PortableType.ARRAY),
        OBJECT("object", PortableType.JSON),
        ANY("mixed", PortableType.JSON);

        private static final Set<Kind> NUMBERS = EnumSet.of(INTEGER, LARGE_INTEGER, NUMBER);
        private static final Set<Kind> TEXTS = EnumSet.of(DATE, LOCAL_DATE_TIME, DATE_TIME, UUID, STRING);
        private static final Set<Kind> STRUCTURES = EnumSet.of(ARRAY, OBJECT, ANY);
        private static final Pattern DATE_FORMAT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
        private static final Pattern TIME_FORMAT =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)?");
        private static final Pattern UUID_FORMAT =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

        /** The longest text that could be a time. */
        private static final int MAX_FORMAT = 40;

        private final String nativeType;
        private final PortableType type;

        Kind(String nativeType, PortableType type) {
            this.nativeType = nativeType;
            this.type = type;
        }

        static Kind of(JsonNode value) {
            return switch (value.getNodeType()) {
                case BOOLEAN -> BOOLEAN;
                case NUMBER -> value.isIntegralNumber() ? integer(value) : NUMBER;
                case STRING -> text(value.textValue());
                case ARRAY -> ARRAY;
                default -> OBJECT;
            };
        }

        private static Kind integer(JsonNode value) {
            return value.canConvertToLong() ? INTEGER : LARGE_INTEGER;
        }

        /** What admits the values of both. Does not depend on the order, nor on how many are joined first. */
        Kind join(Kind other) {
            if (this == other) {
                return this;
            }
            if (STRUCTURES.contains(this) || STRUCTURES.contains(other)) {
                return ANY;
            }
            if (NUMBERS.contains(this) && NUMBERS.contains(other)) {
                return this == NUMBER || other == NUMBER ? NUMBER : LARGE_INTEGER;
            }
            return TEXTS.contains(this) && TEXTS.contains(other) ? STRING : MIXED;
        }

        private static Kind text(String text) {
            if (text.length() > MAX_FORMAT) {
                return STRING;
            }
            if (UUID_FORMAT.matcher(text).matches()) {
                return UUID;
            }
            try {
                return time(text);
            } catch (DateTimeException e) {
                return STRING;
            }
        }

        private static Kind time(String text) {
            if (DATE_FORMAT.matcher(text).matches()) {
                LocalDate.parse(text);
                return DATE;
            }
            var time = TIME_FORMAT.matcher(text);
            if (!time.matches()) {
                return STRING;
            }
            if (time.group(2) == null) {
                LocalDateTime.parse(text);
                return LOCAL_DATE_TIME;
            }
            OffsetDateTime.parse(text);
            return DATE_TIME;
        }
    }
}
