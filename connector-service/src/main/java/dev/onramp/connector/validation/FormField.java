package dev.onramp.connector.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceType;
import dev.onramp.connector.source.TlsMode;
import dev.onramp.connector.types.TypeSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A field that a profile of a type has, read off the schema of the type.
 *
 * @param allowed all values that it may have; null where they cannot be listed
 * @param recommended values that are a good choice; null if there are none
 */
record FormField(
        String pointer,
        @Nullable List<String> allowed,
        @Nullable List<String> recommended) {

    private static final Set<String> OF_EVERY_TYPE = Set.of("/id", "/name", "/type", "/metadata");

    /** The fields of the type of {@code document}; of a document without one those that all types have. */
    static List<FormField> of(ObjectNode document) {
        var type = find(SourceType.values(), document.path("type").asText());
        List<FormField> fields = new ArrayList<>();
        var schema = TypeSchemas.of(type == null ? SourceType.excel : type);
        add(fields, "", schema, document);
        return type == null
                ? fields.stream()
                        .filter(field -> OF_EVERY_TYPE.contains(field.pointer()))
                        .toList()
                : fields;
    }

    private static void add(List<FormField> fields, String pointer, JsonNode schema, ObjectNode document) {
        for (var field : schema.path("properties").properties()) {
            var place = pointer + "/" + field.getKey();
            if (field.getValue().has("properties")) {
                add(fields, place, field.getValue(), document);
            } else {
                fields.add(new FormField(place, allowed(place, field.getValue()), recommended(place, document)));
            }
        }
    }

    private static @Nullable List<String> allowed(String pointer, JsonNode schema) {
        if (pointer.equals("/type")) {
            return Arrays.stream(SourceType.values()).map(Enum::name).toList();
        }
        return schema.has("enum")
                ? StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : null;
    }

    private static @Nullable List<String> recommended(String pointer, ObjectNode document) {
        return switch (pointer) {
            case "/port" ->
                ports(find(Dialect.values(), document.path("dialect").asText()));
            case "/options/tls_mode" -> List.of(TlsMode.verify_full.name());
            default -> null;
        };
    }

    private static @Nullable List<String> ports(@Nullable Dialect dialect) {
        return dialect == null ? null : List.of(String.valueOf(dialect.defaultPort()));
    }

    private static <E extends Enum<E>> @Nullable E find(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
