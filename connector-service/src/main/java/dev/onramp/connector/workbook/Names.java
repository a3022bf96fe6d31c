package dev.onramp.connector.workbook;

import java.util.Arrays;
import java.util.Comparator;

/** The order of names. */
final class Names {

    /** By code points, unlike {@link String#compareTo}, and as {@code collate "C"} of PostgreSQL has it. */
    static final Comparator<String> ORDER = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private Names() {}
}
