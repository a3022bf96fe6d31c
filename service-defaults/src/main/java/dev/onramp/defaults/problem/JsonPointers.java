package dev.onramp.defaults.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;

/** JSON Pointers (RFC 6901) from the paths that Jackson and Bean Validation give. */
final class JsonPointers {

    private JsonPointers() {}

    static String of(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var reference : path) {
            append(pointer, reference.getFieldName() != null ? reference.getFieldName() : "" + reference.getIndex());
        }
        return pointer.toString();
    }

    /** Java property names become the snake_case names of the JSON; method and parameter are left out. */
    static String of(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) {
                append(pointer, node.getIndex().toString());
            }
            if (node.getKey() != null) {
                append(pointer, node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                append(pointer, PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, String segment) {
        pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
}
