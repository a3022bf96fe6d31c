package dev.onramp.connector.discovery;

import java.util.Locale;

/**
 * A pattern of names: {@code *} stands for any text, {@code ?} for any one character. Case does not matter, because
 * databases differ in it and people do not look. Takes no more than pattern times name steps, whatever they are.
 */
final class NamePattern {

    private final int[] pattern;

    private NamePattern(int[] pattern) {
        this.pattern = pattern;
    }

    static NamePattern of(String text) {
        return new NamePattern(folded(text));
    }

    /** Whether the whole of {@code name} is such a name. */
    boolean matches(String name) {
        var text = folded(name);
        int at = 0;
        int in = 0;
        int star = -1;
        int taken = 0;
        while (in < text.length) {
            if (at < pattern.length && pattern[at] == '*') {
                star = at++;
                taken = in;
            } else if (at < pattern.length && (pattern[at] == '?' || pattern[at] == text[in])) {
                at++;
                in++;
            } else if (star >= 0) {
                // Only the last star may have to take more: those before it have found the leftmost match.
                at = star + 1;
                in = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        return at == pattern.length;
    }

    /** Upper before lower, as String.equalsIgnoreCase does, and never in the language of the machine. */
    private static int[] folded(String text) {
        return text.toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
    }
}
