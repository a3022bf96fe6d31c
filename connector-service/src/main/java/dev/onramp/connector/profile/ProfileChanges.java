package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a write changed, in words for the audit log: values of what is harmless, of a secret only whether it changed. */
final class ProfileChanges {

    private static final List<String> FIELDS =
            List.of("name", "type", "dialect", "host", "port", "database", "base_url");

    /** Each member is a field of its own. What else people may have written there by SQL is not told. */
    private static final Map<String, Set<String>> GROUPS = Map.of(
            "options",
            Set.of(
                    "tls_mode",
                    "application_name",
                    "connect_timeout",
                    "statement_timeout",
                    "records_pointer",
                    "openapi"),
            "auth",
            Set.of("type", "in", "name"));

    /** What people wrote by SQL where a place should be may be a whole connection string. */
    private static final Pattern HARMLESS_PLACE = Pattern.compile("[^@=;?&\\s]*");

    private static final Pattern ANY = Pattern.compile("(?s).*");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** Too long or too many to tell their values. */
    private static final Set<String> BULKY = Set.of("ca_certificate", "paths");

    private static final String NAME = "name";
    private static final String CHANGED = "changed";
    private static final int MAX_LENGTH = 500;

    private ProfileChanges() {}

    /** The differences of two documents, either of which may be empty; unchanged secrets are named, unchanged fields not. */
    static ObjectNode between(ObjectNode before, ObjectNode after) {
        var changes = before.objectNode();
        var fields = changes.putObject("fields");
        FIELDS.forEach(field ->
                add(fields, field, before.path(field), after.path(field), field.equals(NAME) ? ANY : HARMLESS_PLACE));
        GROUPS.forEach((group, told) -> addGroup(fields, group, told, before.path(group), after.path(group)));
        add(fields, "username", before.at("/credentials/username"), after.at("/credentials/username"), ANY);
        if (!before.path("metadata").equals(after.path("metadata"))) {
            fields.put("metadata", CHANGED);
        }
        addSecrets(changes.putObject("secrets"), before, after);
        return changes;
    }

    private static void addGroup(ObjectNode fields, String group, Set<String> told, JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var harmless = told.contains(name) ? HARMLESS_PLACE : NOTHING;
            var field = told.contains(name) || BULKY.contains(name) ? group + "." + name : group;
            add(fields, field, before.path(name), after.path(name), harmless);
        }
    }

    private static void add(ObjectNode fields, String name, JsonNode before, JsonNode after, Pattern harmless) {
        if (before.equals(after)) {
            return;
        }
        if (!isHarmless(before, harmless) || !isHarmless(after, harmless)) {
            fields.put(name, CHANGED);
            return;
        }
        var change = fields.putObject(name);
        if (!before.isMissingNode()) {
            change.set("from", before);
        }
        if (!after.isMissingNode()) {
            change.set("to", after);
        }
    }

    private static boolean isHarmless(JsonNode value, Pattern harmless) {
        return value.isMissingNode()
                || (value.isValueNode()
                        && value.asText().length() <= MAX_LENGTH
                        && harmless.matcher(value.asText()).matches());
    }

    private static void addSecrets(ObjectNode secrets, ObjectNode before, ObjectNode after) {
        for (var field : SecretField.values()) {
            var old = field.in(before);
            var now = field.in(after);
            if (old != null || now != null) {
                secrets.put(field.member(), now == null ? "removed" : now.equals(old) ? "unchanged" : CHANGED);
            }
        }
    }
}
