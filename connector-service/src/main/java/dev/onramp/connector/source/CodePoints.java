package dev.onramp.connector.source;

import java.util.Comparator;

/** The order of texts that does not depend on how Java keeps them. */
public final class CodePoints {

    /** By code points, unlike {@link String#compareTo}, and as PostgreSQL's collation C has it. */
    public static final Comparator<String> ORDER = (a, b) -> {
        for (int i = 0; i < a.length() && i < b.length(); i = a.offsetByCodePoints(i, 1)) {
            int difference = Integer.compare(a.codePointAt(i), b.codePointAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    private CodePoints() {}
}
