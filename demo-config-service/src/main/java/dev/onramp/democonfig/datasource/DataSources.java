package dev.onramp.democonfig.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data sources in the document of a client, which are objects with a few known fields and any others. */
final class DataSources {

    static final int MAX_NAME = 200;
    static final int MAX_PURPOSE = 2_000;
    static final int MAX_TABLES = 1_000;
    static final int MAX_TABLE = 500;
    static final int MAX_PROFILE_ID = 255;

    private DataSources() {}

    /** What is wrong with the known fields. */
    static List<Violation> violations(List<ObjectNode> sources) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < sources.size(); i++) {
            var pointer = "/data_sources/" + i;
            var source = sources.get(i);
            if (source.has("profile_id") && profile(source) == null) {
                violations.add(Violation.body(
                        pointer + "/profile_id",
                        "must be the id of a profile: 1 to 255 characters, none of them control characters"));
            }
            requireText(source, "name", MAX_NAME, pointer, violations);
            requireText(source, "purpose", MAX_PURPOSE, pointer, violations);
            requireTables(source.path("tables"), pointer + "/tables", violations);
        }
        return violations;
    }

    /** Where each profile is named first, by the id of the profile, in order. */
    static Map<String, String> pointers(List<ObjectNode> sources) {
        var pointers = new LinkedHashMap<String, String>();
        for (int i = 0; i < sources.size(); i++) {
            var profile = profile(sources.get(i));
            if (profile != null) {
                pointers.putIfAbsent(profile, "/data_sources/" + i + "/profile_id");
            }
        }
        return pointers;
    }

    /** The profile that a source names; null if it names none, or nothing that could be one. */
    static @Nullable String profile(ObjectNode source) {
        var id = text(source, "profile_id");
        return id != null && isProfileId(id) ? id : null;
    }

    /** A text of a source; null if it has none. */
    static @Nullable String text(ObjectNode source, String field) {
        var text = source.path(field);
        return text.isTextual() ? text.textValue() : null;
    }

    /** Whether connector-service could have a profile of this id. */
    static boolean isProfileId(String id) {
        // The last two would be something else in a path.
        return !id.isEmpty()
                && id.length() <= MAX_PROFILE_ID
                && id.chars().noneMatch(Character::isISOControl)
                && !id.equals(".")
                && !id.equals("..");
    }

    private static void requireText(
            ObjectNode source, String field, int longest, String pointer, List<Violation> violations) {
        var value = source.path(field);
        if (!value.isMissingNode() && !isText(value, longest)) {
            violations.add(
                    Violation.body(pointer + "/" + field, "must be a text of at most " + longest + " characters"));
        }
    }

    private static void requireTables(JsonNode tables, String pointer, List<Violation> violations) {
        if (tables.isMissingNode()) {
            return;
        }
        if (!tables.isArray() || tables.size() > MAX_TABLES) {
            violations.add(Violation.body(pointer, "must be a list of at most " + MAX_TABLES + " names of tables"));
            return;
        }
        for (int i = 0; i < tables.size(); i++) {
            if (!isText(tables.path(i), MAX_TABLE) || tables.path(i).textValue().isEmpty()) {
                violations.add(
                        Violation.body(pointer + "/" + i, "must be a text of 1 to " + MAX_TABLE + " characters"));
            }
        }
    }

    private static boolean isText(JsonNode value, int longest) {
        return value.isTextual() && value.textValue().length() <= longest;
    }
}
