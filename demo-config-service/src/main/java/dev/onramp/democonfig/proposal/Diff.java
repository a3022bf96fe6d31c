package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.democonfig.evidence.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is different in two documents, down to the single value; elements of lists are compared place by place. */
final class Diff {

    private final List<Change> changes = new ArrayList<>();

    private Diff() {}

    /** The changes from one to the other, in order of their paths. */
    static List<Change> of(JsonNode from, JsonNode to) {
        var diff = new Diff();
        diff.compare("", from, to);
        return diff.changes;
    }

    private void compare(String path, JsonNode from, JsonNode to) {
        if (from.isObject() && to.isObject()) {
            compareMembers(path, from, to);
        } else if (from.isArray() && to.isArray()) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                compare(path + "/" + i, from.path(i), to.path(i));
            }
        } else if (from.isMissingNode()) {
            changes.add(new Change(path, Change.Op.add, null, to));
        } else if (to.isMissingNode()) {
            changes.add(new Change(path, Change.Op.remove, from, null));
        } else if (!CanonicalJson.saySame(from, to)) {
            changes.add(new Change(path, Change.Op.replace, from, to));
        }
    }

    private void compareMembers(String path, JsonNode from, JsonNode to) {
        var names = new TreeSet<String>();
        from.fieldNames().forEachRemaining(names::add);
        to.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var escaped = name.replace("~", "~0").replace("/", "~1");
            compare(path + "/" + escaped, from.path(name), to.path(name));
        }
    }
}
