package dev.onramp.connector.discovery;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly: an unknown or a wrong one is a 400 that names it. */
final class SchemaQuery {

    private static final int MAX_CURSOR = 4_000;
    private static final int MAX_SEARCH = 200;

    private final MultivaluedMap<String, String> parameters;
    private final List<Violation> violations;

    SchemaQuery(UriInfo uri, Set<String> known) {
        parameters = uri.getQueryParameters();
        violations = new ArrayList<>(QueryValues.misused(uri, known));
    }

    /** A whole number; null if absent. */
    @Nullable Integer number(String name, int max) {
        var text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        var value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > max) {
            violations.add(Violation.query(name, "must be a whole number from 1 to " + max));
        }
        return value;
    }

    /** Text to look for; empty if absent. */
    String search(String name) {
        var text = parameters.getFirst(name);
        if (text == null) {
            return "";
        }
        if (text.length() > MAX_SEARCH || text.indexOf('\0') >= 0) {
            violations.add(Violation.query(name, "must have at most " + MAX_SEARCH + " characters, none of them NUL"));
        }
        return text;
    }

    /** The name behind which a page begins; empty if absent. */
    String cursor(String name) {
        var word = parameters.getFirst(name);
        if (word == null) {
            return "";
        }
        try {
            var text = word.length() > MAX_CURSOR
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            if (cursorOf(text).equals(word) && text.indexOf('\0') < 0) {
                return text;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, as of any other word.
        }
        violations.add(Violation.query(name, "must be a cursor that this service gave out"));
        return "";
    }

    /** The opaque word for the place behind {@code name}. */
    static String cursorOf(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws if anything was wrong. */
    void check() {
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }
}
