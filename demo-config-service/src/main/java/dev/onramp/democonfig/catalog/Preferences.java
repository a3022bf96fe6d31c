package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * How large preferences are at most: each value is shown with its whole pointer, so the depth, the keys and the number of
 * values are bounded together.
 */
public final class Preferences {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_VALUES = 500;
    private static final int MAX_KEY = 100;
    private static final int MAX_VIOLATIONS = 100;

    private final List<Violation> violations = new ArrayList<>();
    private int values;

    private Preferences() {}

    /**
     * Lets preferences be written, which are the field {@code preferences} of the body.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if they are too large
     */
    public static void require(ObjectNode preferences) {
        var violations = violations(preferences);
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

    /** Whether a caller could have written them. People may have written more by SQL. */
    public static boolean areBounded(ObjectNode preferences) {
        return violations(preferences).isEmpty();
    }

    private static List<Violation> violations(ObjectNode preferences) {
        var bounds = new Preferences();
        bounds.check("/preferences", preferences, 1);
        if (bounds.values > MAX_VALUES) {
            bounds.violations.add(Violation.body("/preferences", "must have at most " + MAX_VALUES + " values"));
        }
        return bounds.violations;
    }

    /** Follows no key that is too long, and nothing too deep: pointers to what is wrong are bounded too. */
    private void check(String pointer, JsonNode node, int depth) {
        if (!node.isContainerNode() || node.isEmpty()) {
            values++;
        } else if (depth > MAX_DEPTH) {
            violate(pointer, "must not be nested in more than " + MAX_DEPTH + " levels");
        } else if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                if (isOver()) {
                    return;
                }
                if (field.getKey().length() > MAX_KEY) {
                    violate(pointer, "must have keys of at most " + MAX_KEY + " characters");
                } else {
                    check(child(pointer, field.getKey()), field.getValue(), depth + 1);
                }
            }
        } else {
            for (int i = 0; i < node.size() && !isOver(); i++) {
                check(pointer + "/" + i, node.get(i), depth + 1);
            }
        }
    }

    private boolean isOver() {
        return values > MAX_VALUES || violations.size() >= MAX_VIOLATIONS;
    }

    private void violate(String pointer, String message) {
        var violation = Violation.body(pointer, message);
        if (!violations.contains(violation)) {
            violations.add(violation);
        }
    }

    private static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
