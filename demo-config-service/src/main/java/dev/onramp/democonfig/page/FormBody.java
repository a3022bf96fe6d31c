package dev.onramp.democonfig.page;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A form as browsers send it. Read here and not by the framework, whose reader of forms does not ask for the limit of
 * bodies.
 */
final class FormBody {

    private static final Set<String> FIELDS = Set.of("name", "reason");

    private final Map<String, String> values;

    private FormBody(Map<String, String> values) {
        this.values = values;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is not a form with the fields of the page */
    static FormBody parse(String body) {
        var values = new HashMap<String, String>();
        for (var pair : body.split("&", FIELDS.size() + 1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                var name = decode(parts[0]);
                if (!FIELDS.contains(name) || values.containsKey(name)) {
                    throw Problems.invalid(Violation.body("", "must be a form with name and reason, each once"));
                }
                values.put(name, parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return new FormBody(values);
    }

    String get(String field) {
        return values.getOrDefault(field, "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Problems.invalid(Violation.body("", "must be encoded as application/x-www-form-urlencoded"));
        }
    }
}
