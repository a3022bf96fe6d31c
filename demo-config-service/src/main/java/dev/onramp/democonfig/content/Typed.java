package dev.onramp.democonfig.content;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that people type to accept or reject, and that others are to see as they are. */
public final class Typed {

    /** What a caller is told whose name is none. */
    public static final String NAME_MESSAGE =
            "must have a letter, and no characters that control or format text or turn its direction";

    /** What a caller is told whose text cannot be shown as it is. */
    public static final String TEXT_MESSAGE =
            "must have a letter or digit, and no characters that control or format text or turn its direction";

    /** Letters by their class, but nobody sees them. */
    private static final String FILLERS = "\\u115f\\u1160\\u3164\\uffa0";

    private static final Pattern LETTER = Pattern.compile("[\\p{L}&&[^" + FILLERS + "]]");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}&&[^" + FILLERS + "]]");

    /** Between two letters a joiner says how they are written, in Persian and in scripts of India. */
    private static final Pattern JOINED = Pattern.compile("(?<=[\\p{L}\\p{M}])[\\u200c\\u200d](?=\\p{L})");

    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}" + FILLERS + "]");
    private static final Pattern HIDDEN_BUT_LINES = Pattern.compile("[" + HIDDEN.pattern() + "&&[^\\n\\t]]");
    private static final Pattern ENDS = Pattern.compile("\\A[\\p{Z}\\s]+|[\\p{Z}\\s]+\\z");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private Typed() {}

    /** {@code text} without spaces of any kind around it, its lines ended as browsers count them: by one character. */
    public static String text(@Nullable String text) {
        return text == null
                ? ""
                : ENDS.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }

    /** How many characters people see in it, or a few more: code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether {@code text} has a letter of any script, and nothing that hides something or turns what is around it. */
    public static boolean isName(String text) {
        return LETTER.matcher(text).find() && isPlain(text, HIDDEN);
    }

    /** Whether {@code text}, which may have lines, has a letter or digit, and nothing that hides something. */
    public static boolean isText(String text) {
        return LETTER_OR_DIGIT.matcher(text).find() && isPlain(text, HIDDEN_BUT_LINES);
    }

    private static boolean isPlain(String text, Pattern hidden) {
        return !hidden.matcher(JOINED.matcher(text).replaceAll("")).find();
    }
}
