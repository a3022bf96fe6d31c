package dev.onramp.democonfig.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one form of codes of modules, KPIs, object models, value chains and industries. */
public final class Codes {

    /** What a code looks like, in whatever case it is sent. */
    public static final String FORM = "^[A-Za-z][A-Za-z0-9_]{0,63}$";

    /** What a caller is told who sends something else. */
    public static final String MESSAGE = "must be 1 to 64 letters, digits or '_', the first a letter";

    private static final Pattern CODE = Pattern.compile(FORM);

    private Codes() {}

    /** {@code text} as it is stored, in upper case; empty if it is no code. */
    public static Optional<String> canonical(String text) {
        // The form first: upper case makes an I of the dotless Turkish one, and SS of a sharp s.
        return CODE.matcher(text).matches() ? Optional.of(text.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** {@code codes}, each of which is one, as they are stored; none if null. */
    static List<String> canonical(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
    }
}
