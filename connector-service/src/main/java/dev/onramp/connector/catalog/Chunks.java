package dev.onramp.connector.catalog;

import dev.onramp.connector.source.CodePoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tables in the order of their names, in portions that fit into one question and into memory. */
final class Chunks {

    /** The most tables that one statement asks for. */
    static final int TABLES = 500;

    /** The most columns that one statement should bring, unless a single table has more. */
    static final int COLUMNS = 10_000;

    private Chunks() {}

    /** Sorts {@code tables} in place and cuts them. */
    static List<List<FoundTable>> of(List<FoundTable> tables) {
        tables.sort(Comparator.comparing(FoundTable::qualifiedName, CodePoints.ORDER));
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
}
