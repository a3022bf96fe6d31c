package dev.onramp.democonfig.sow;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of callers, made fit to be shown beside texts of ours. */
public final class Words {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}&&[^\\n]]");

    /** They turn the text around them, so that 100 reads as 001: no name needs them, letters know their own direction. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    /** Longer than any text that the API takes; what people stored by SQL may be longer. */
    private static final int MAX_LENGTH = 2_000;

    private Words() {}

    /** {@code text} on one line, composed, without control characters; what is too long ends in an ellipsis. */
    public static String line(String text) {
        var cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        var plain = LINE_END.matcher(cut).replaceAll(" ");
        plain = CONTROL.matcher(DIRECTION.matcher(plain).replaceAll("")).replaceAll(" ");
        return Normalizer2.getNFCInstance().normalize(plain).strip();
    }

    /** The name of a part of the price: {@code managed_services} as {@code Managed services}. */
    static String category(String name) {
        return name.equals("kpi") ? "KPIs" : capitalized(line(name.replace('_', ' ')));
    }

    /** {@code implementation} as {@code Implementation}. */
    static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
