package dev.onramp.connector.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.PortableType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as databases write them, as JSON. What is not of its type's form stays the text that it is. */
final class Values {

    /** Numbers beyond this many places before or behind the point are written as text: in plain they would be endless. */
    private static final int MAX_SCALE = 1000;

    /** The longest text of a number: what is longer is quadratic to read. */
    private static final int MAX_DIGITS = 2000;

    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ?(Z|[+-]\\d\\d(?::?\\d\\d)?)?");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build();

    private Values() {}

    /** The value; null, which is no JSON null, if it is too large to be shown. */
    static @Nullable JsonNode of(Dialect dialect, PortableType type, @Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        if (!Selects.isMarked(type)) {
            return plain(type, text);
        }
        return text.startsWith(Selects.PRESENT) ? marked(dialect, type, text.substring(1)) : null;
    }

    private static JsonNode plain(PortableType type, String text) {
        return switch (type) {
            case BOOLEAN -> bool(text);
            case INT32, INT64 -> number(text);
            case FLOAT32, FLOAT64 -> binary(type, text);
            case TIMESTAMP -> TextNode.valueOf(timestamp(text, false));
            case TIMESTAMPTZ -> TextNode.valueOf(timestamp(text, true));
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode marked(Dialect dialect, PortableType type, String text) {
        return switch (type) {
            case DECIMAL -> number(text);
            case JSON, ARRAY -> json(text);
            case BYTES -> TextNode.valueOf(base64(dialect, text));
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode bool(String text) {
        return switch (text) {
            case "true", "TRUE", "t", "1" -> BooleanNode.TRUE;
            case "false", "FALSE", "f", "0" -> BooleanNode.FALSE;
            // A tinyint(1) may hold more than the two.
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        try {
            return text.length() > MAX_DIGITS ? TextNode.valueOf(text) : exact(new BigDecimal(text.strip()), text);
        } catch (NumberFormatException notANumber) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode exact(BigDecimal number, String text) {
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            return TextNode.valueOf(text);
        }
        if (number.scale() != 0) {
            return DecimalNode.valueOf(number);
        }
        var whole = number.unscaledValue();
        return whole.bitLength() < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
    }

    /** The shortest number that is the same in binary, as databases differ in how many digits they write. */
    private static JsonNode binary(PortableType type, String text) {
        try {
            var number = type == PortableType.FLOAT32
                    ? new BigDecimal(Float.toString(Float.parseFloat(text)))
                    : new BigDecimal(Double.toString(Double.parseDouble(text)));
            return DecimalNode.valueOf(number);
        } catch (NumberFormatException notANumber) {
            return TextNode.valueOf(text);
        }
    }

    /** As in RFC 3339, in UTC if {@code zoned}. */
    private static String timestamp(String text, boolean zoned) {
        var parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        var local = parts.group(1) + "T" + parts.group(2);
        var offset = parts.group(3);
        try {
            // Throws for what is no day, which MySQL may hold.
            var time = LocalDateTime.parse(local);
            if (!zoned) {
                return local;
            }
            if (offset == null || offset.equals("Z") || offset.matches("[+-]00(:?00)?")) {
                return local + "Z";
            }
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    OffsetDateTime.of(time, ZoneOffset.of(offset)).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return text;
        }
    }

    private static JsonNode json(String text) {
        try {
            return plain(JSON.readTree(text), text);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode plain(JsonNode json, String text) {
        return json.isMissingNode() || !isWritable(json) ? TextNode.valueOf(text) : json;
    }

    /** Whether all numbers in it can be written in plain. */
    private static boolean isWritable(JsonNode json) {
        if (json.isBigDecimal()) {
            return Math.abs((long) json.decimalValue().scale()) <= MAX_SCALE;
        }
        for (var child : json) {
            if (!isWritable(child)) {
                return false;
            }
        }
        return true;
    }

    private static String base64(Dialect dialect, String text) {
        return switch (dialect) {
            case postgresql, mysql, mariadb -> text.replace("\n", "");
            case sqlserver, db2 ->
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(text));
        };
    }
}
