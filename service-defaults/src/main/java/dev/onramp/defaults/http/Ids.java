package dev.onramp.defaults.http;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Ids that callers choose or the service makes. Rows that people wrote by SQL may have any other text as theirs. */
public final class Ids {

    /** What a new id looks like: it stands in a path without escapes. */
    public static final String FORM = "^[A-Za-z0-9][A-Za-z0-9._~-]{0,254}$";

    /** The length of the longest id. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern NEW = Pattern.compile(FORM);
    private static final String MESSAGE =
            "must be 1 to 255 letters, digits, '.', '_', '~' or '-', the first a letter or digit";

    private Ids() {}

    /** The id of a new resource: what the body has in {@code field}, or else a UUID (version 7). */
    public static String choose(String field, @Nullable String sent) {
        if (sent == null) {
            return UuidVersion7Strategy.INSTANCE.generateUuid(null).toString();
        }
        if (!NEW.matcher(sent).matches()) {
            throw Problems.invalid(Violation.body("/" + field, MESSAGE));
        }
        return sent;
    }

    /** Lets a PUT go on that creates the resource {@code id}, which is the path parameter {@code name}. */
    public static void requireNewForm(String name, String id) {
        if (!NEW.matcher(id).matches()) {
            throw Problems.invalid(Violation.path(name, MESSAGE));
        }
    }

    /** Lets a write go on whose body says in {@code field} nothing else than the path does. */
    public static void requireSame(String field, String id, @Nullable String sent) {
        if (sent != null && !sent.equals(id)) {
            throw Problems.unprocessable(
                    "id-mismatch",
                    "The body names another resource than the path.",
                    List.of(Violation.body("/" + field, "must be the id in the path, or absent")));
        }
    }
}
