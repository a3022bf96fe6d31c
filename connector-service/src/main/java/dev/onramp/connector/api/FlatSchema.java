package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.StorableTexts;
import dev.onramp.connector.source.Table.Column;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema of an OpenAPI document says, all its parts put together. */
final class FlatSchema {

    private static final int MAX_COMMENT = 500;
    private static final int MAX_WORD = 60;
    private static final int MAX_TYPES = 16;

    private final Set<String> types = new LinkedHashSet<>();
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private JsonNode items = MissingNode.getInstance();
    private @Nullable String format;
    private @Nullable String description;
    private @Nullable String defaultValue;
    private boolean nullable;

    /** Takes the description over, unless one was there that is closer to where the schema is used. */
    void describe(JsonNode schema) {
        if (description == null && schema.path("description").isTextual()) {
            var text = StorableTexts.brief(schema.path("description").textValue(), MAX_COMMENT);
            description = text.isEmpty() ? null : text;
        }
    }

    /** Adds what {@code schema} itself says, without its parts. */
    void take(JsonNode schema) {
        describe(schema);
        takeTypes(schema.path("type"));
        nullable |=
                schema.path("nullable").asBoolean() || schema.path("x-nullable").asBoolean();
        if (schema.path("format").isTextual()) {
            format = StorableTexts.brief(schema.path("format").textValue(), MAX_WORD);
        }
        if (schema.path("default").isValueNode() && !schema.path("default").isNull()) {
            defaultValue = defaultValue(schema.path("default"));
        }
        if (schema.path("items").isObject()) {
            items = schema.path("items");
        }
        schema.path("required").forEach(name -> addRequired(name.asText()));
        schema.path("properties").properties().forEach(field -> {
            if (!field.getValue().path("writeOnly").asBoolean()) {
                addProperty(field.getKey(), field.getValue());
            }
        });
    }

    /** How many words {@link #take} copies. */
    static int words(JsonNode schema) {
        return schema.path("type").size()
                + schema.path("required").size()
                + schema.path("properties").size();
    }

    /** How many words {@link Choices#take} copies. */
    int words() {
        return types.size() + required.size() + properties.size();
    }

    private static String defaultValue(JsonNode value) {
        // A long text would be written out whole, only to be cut.
        var isLong = value.isTextual() && value.textValue().length() > MAX_COMMENT;
        var start = isLong ? TextNode.valueOf(value.textValue().substring(0, MAX_COMMENT)) : value;
        return StorableTexts.brief(start.toString(), MAX_COMMENT);
    }

    private void addRequired(String name) {
        required.add(name);
        if (required.size() > Inference.MAX_COLUMNS) {
            throw new SourceException(
                    FaultCode.TOO_LARGE, "A schema of the OpenAPI document requires more than 2,000 properties.");
        }
    }

    private void addProperty(String name, JsonNode schema) {
        properties.putIfAbsent(name, schema);
        if (properties.size() > Inference.MAX_COLUMNS) {
            throw new SourceException(
                    FaultCode.TOO_LARGE, "A schema of the OpenAPI document has more than 2,000 properties.");
        }
    }

    private void takeTypes(JsonNode type) {
        if (type.isTextual()) {
            takeType(type.textValue());
        }
        type.forEach(each -> takeType(each.asText()));
    }

    private void takeType(String type) {
        if (type.equals("null")) {
            nullable = true;
        } else {
            addType(StorableTexts.brief(type, MAX_WORD));
        }
    }

    /** There are seven. Strangers may know of more, but not of any number. */
    private void addType(String type) {
        if (types.size() < MAX_TYPES) {
            types.add(type);
        }
    }

    private boolean isNothingButNull() {
        return nullable && types().isEmpty();
    }

    /** The types, also those that only follow from what else is said. */
    private Set<String> types() {
        if (!types.isEmpty()) {
            return types;
        }
        if (!properties.isEmpty()) {
            return Set.of("object");
        }
        return items.isMissingNode() ? Set.of() : Set.of("array");
    }

    boolean isArray() {
        return types().equals(Set.of("array"));
    }

    boolean isObject() {
        return types().equals(Set.of("object"));
    }

    /** The schema of the elements; missing if nothing is said of them. */
    JsonNode items() {
        return items;
    }

    Map<String, JsonNode> properties() {
        return properties;
    }

    boolean requires(String property) {
        return required.contains(property);
    }

    @Nullable String description() {
        return description;
    }

    /** The schema as a column. */
    Column column(String name, boolean isRequired) {
        return new Column(name, nativeType(), portableType(), nullable || !isRequired, defaultValue, description);
    }

    private String nativeType() {
        if (types().isEmpty()) {
            return "any";
        }
        var type = String.join("|", types());
        return StorableTexts.brief(format == null || format.isEmpty() ? type : type + "(" + format + ")", 2 * MAX_WORD);
    }

    private PortableType portableType() {
        var all = types();
        if (all.isEmpty()) {
            return PortableType.UNKNOWN;
        }
        if (all.equals(Set.of("integer", "number"))) {
            return PortableType.DECIMAL;
        }
        if (all.size() > 1) {
            return all.contains("object") || all.contains("array") ? PortableType.JSON : PortableType.STRING;
        }
        var known = format == null ? "" : format;
        return switch (all.iterator().next()) {
            case "string" -> text(known);
            case "integer" -> known.equals("int32") ? PortableType.INT32 : PortableType.INT64;
            case "number" -> number(known);
            case "boolean" -> PortableType.BOOLEAN;
            case "array" -> PortableType.ARRAY;
            case "object" -> PortableType.JSON;
            default -> PortableType.UNKNOWN;
        };
    }

    private static PortableType text(String format) {
        return switch (format) {
            case "date" -> PortableType.DATE;
            case "date-time" -> PortableType.TIMESTAMPTZ;
            case "time" -> PortableType.TIME;
            case "uuid" -> PortableType.UUID;
            case "byte", "binary" -> PortableType.BYTES;
            default -> PortableType.STRING;
        };
    }

    private static PortableType number(String format) {
        return switch (format) {
            case "float" -> PortableType.FLOAT32;
            case "double" -> PortableType.FLOAT64;
            default -> PortableType.DECIMAL;
        };
    }

    /** Adds what one of several schemas says, nobody knows which. None of them is kept. */
    final class Choices {

        private int count;
        private Set<String> requiredByTheFirst = Set.of();
        private @Nullable String commonFormat;

        void take(FlatSchema choice) {
            nullable |= choice.nullable;
            if (choice.isNothingButNull()) {
                return;
            }
            if (++count == 1) {
                requiredByTheFirst = choice.required;
                commonFormat = choice.format;
            }
            commonFormat = Objects.equals(commonFormat, choice.format) ? commonFormat : null;
            choice.types().forEach(FlatSchema.this::addType);
            choice.properties.forEach(FlatSchema.this::addProperty);
            items = choice.items.isMissingNode() ? items : choice.items;
            description = description == null ? choice.description : description;
        }

        /** There are no more. */
        void end() {
            if (count == 1) {
                requiredByTheFirst.forEach(FlatSchema.this::addRequired);
            }
            format = format == null ? commonFormat : format;
        }
    }
}
