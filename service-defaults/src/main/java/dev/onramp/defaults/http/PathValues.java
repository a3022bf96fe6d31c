package dev.onramp.defaults.http;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Typed values out of paths; a value of another form is a 400 that names the parameter. */
public final class PathValues {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathValues() {}

    /** {@code id} as a segment of a path. */
    public static String escape(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The UUID in the path parameter {@code name}. */
    public static UUID uuid(String name, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Problems.invalid(Violation.path(name, "must be a UUID"));
        }
        return UUID.fromString(text);
    }
}
