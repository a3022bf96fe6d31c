package dev.onramp.defaults.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7396. */
public final class MergePatch {

    private MergePatch() {}

    /** {@code target} after {@code patch}; neither argument is changed. A null in the patch removes the field. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        var result = target.deepCopy();
        for (var field : patch.properties()) {
            var value = field.getValue();
            if (value.isNull()) {
                result.remove(field.getKey());
            } else if (value instanceof ObjectNode object) {
                result.set(field.getKey(), apply(objectAt(result, field.getKey()), object));
            } else {
                result.set(field.getKey(), value);
            }
        }
        return result;
    }

    private static ObjectNode objectAt(ObjectNode parent, String name) {
        JsonNode present = parent.get(name);
        return present instanceof ObjectNode object ? object : parent.objectNode();
    }
}
