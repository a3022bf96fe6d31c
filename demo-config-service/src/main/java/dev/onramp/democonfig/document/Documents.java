package dev.onramp.democonfig.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.MergePatch;
import java.util.Set;

/** Changes of stored documents. Fields that the API does not know stay as somebody wrote them. */
public final class Documents {

    private Documents() {}

    /**
     * {@code stored} after a PUT.
     *
     * @param written the fields of the request as they are stored
     * @param known names of the fields that the API knows
     */
    public static ObjectNode replace(ObjectNode stored, ObjectNode written, Set<String> known) {
        var result = stored.deepCopy();
        result.remove(known);
        result.setAll(written);
        return result;
    }

    /**
     * {@code stored} after a JSON Merge Patch.
     *
     * @param written the fields of the patched request as they are stored, defaults included
     * @param known names of the fields that the API knows
     */
    public static ObjectNode patch(ObjectNode stored, ObjectNode patch, ObjectNode written, Set<String> known) {
        var named = patch.deepCopy().retain(known);
        var result = MergePatch.apply(stored, named);
        for (var field : written.properties()) {
            if (named.has(field.getKey()) && !result.has(field.getKey())) {
                result.set(field.getKey(), field.getValue());
            }
        }
        return result;
    }
}
