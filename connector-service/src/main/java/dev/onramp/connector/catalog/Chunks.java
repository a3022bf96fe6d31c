package dev.onramp.connector.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tables in the order of their names, in portions that fit into one question and into memory. */
final class Chunks {

    /** The most tables that one statement asks for. */
    static final int TABLES = 500;

    /** The most columns that one statement should bring, unless a single table has more. */
    static final int COLUMNS = 10_000;

    /** By code points: what UTF-16 compares differs from it beyond the basic plane. */
    static final Comparator<String> BY_CODE_POINT = Chunks::compare;

    private Chunks() {}

    /** Sorts {@code tables} in place and cuts them. */
    static List<List<FoundTable>> of(List<FoundTable> tables) {
        tables.sort(Comparator.comparing(FoundTable::qualifiedName, BY_CODE_POINT));
        var chunks = new ArrayList<List<FoundTable>>();
        int start = 0;
        long width = 0;
        for (int i = 0; i < tables.size(); i++) {
            int next = tables.get(i).width();
            if (i - start == TABLES || (i > start && width + next > COLUMNS)) {
                chunks.add(tables.subList(start, i));
                start = i;
                width = 0;
            }
            width += next;
        }
        if (start < tables.size()) {
            chunks.add(tables.subList(start, tables.size()));
        }
        return chunks;
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A surrogate stands for what comes after every character that has none.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
