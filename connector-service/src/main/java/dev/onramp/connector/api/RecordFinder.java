package dev.onramp.connector.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the list of records in an answer: the answer itself, or what an envelope holds under a usual name, or the only
 * list of objects there is, also one level down.
 */
final class RecordFinder {

    /** Names that APIs use, the more telling ones first. */
    private static final List<String> USUAL_NAMES =
            List.of("data", "items", "results", "records", "value", "rows", "entries", "content", "list", "result");

    private RecordFinder() {}

    /** The records of an answer. A value that is no object is a record with the field {@code value}. */
    static List<JsonNode> records(JsonNode answer, @Nullable String pointer) {
        var found = pointer == null ? find(answer) : follow(answer, pointer);
        if (!found.isArray()) {
            return List.of(found);
        }
        var records = new ArrayList<JsonNode>(found.size());
        found.forEach(records::add);
        return records;
    }

    private static JsonNode follow(JsonNode answer, String pointer) {
        try {
            var found = answer.at(JsonPointer.compile(pointer));
            if (!found.isMissingNode()) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            // A pointer that is none leads nowhere.
        }
        throw new SourceException(
                FaultCode.TABLE_MISSING, "The answer has nothing at options.records_pointer. Correct the pointer.");
    }

    private static JsonNode find(JsonNode answer) {
        var path = find(new JsonShape(answer));
        var found = answer;
        for (var name : path == null ? List.<String>of() : path) {
            found = found.path(name);
        }
        return found;
    }

    /** What an answer looks like: a real one, or the schema of one. */
    interface Shape {

        boolean isList();

        /** A list that could be one of records: of objects, or empty. */
        boolean isListOfObjects();

        /** Its members, in their order; empty for what is no object. */
        Map<String, ? extends Shape> members();
    }

    /** The names that lead to the list, none for the answer itself; null if there is no list of objects. */
    static @Nullable List<String> find(Shape answer) {
        if (answer.isList()) {
            return List.of();
        }
        var members = answer.members();
        var direct = list(members);
        if (direct != null) {
            return List.of(direct);
        }
        for (var name : USUAL_NAMES) {
            var member = members.get(name);
            var below = member == null ? null : list(member.members());
            if (below != null) {
                return List.of(name, below);
            }
        }
        return onlyOneBelow(members);
    }

    private static @Nullable String list(Map<String, ? extends Shape> members) {
        for (var name : USUAL_NAMES) {
            var member = members.get(name);
            if (member != null && member.isListOfObjects()) {
                return name;
            }
        }
        String only = null;
        for (var member : members.entrySet()) {
            if (member.getValue().isListOfObjects()) {
                if (only != null) {
                    return null;
                }
                only = member.getKey();
            }
        }
        return only;
    }

    private static @Nullable List<String> onlyOneBelow(Map<String, ? extends Shape> members) {
        List<String> only = null;
        for (var member : members.entrySet()) {
            var below = list(member.getValue().members());
            if (below != null) {
                if (only != null) {
                    return null;
                }
                only = List.of(member.getKey(), below);
            }
        }
        return only;
    }

    /** A real answer. */
    record JsonShape(JsonNode node) implements Shape {

        @Override
        public boolean isList() {
            return node.isArray();
        }

        @Override
        public boolean isListOfObjects() {
            if (!node.isArray()) {
                return false;
            }
            for (var element : node) {
                if (!element.isObject()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Map<String, JsonShape> members() {
            var members = new LinkedHashMap<String, JsonShape>();
            node.properties().forEach(field -> members.put(field.getKey(), new JsonShape(field.getValue())));
            return members;
        }
    }
}
