package dev.onramp.connector.workbook;

import dev.onramp.connector.workbook.Cell.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the first rows of a sheet, up to the row with which they become too much to keep. */
final class Head implements RowHandler {

    private final int maxRows;
    private final int maxCells;
    private final int maxChars;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Set<Integer> shared = new HashSet<>();
    private int cells;
    private int chars;
    private boolean cut;

    Head(int maxRows, int maxCells, int maxChars) {
        this.maxRows = maxRows;
        this.maxCells = maxCells;
        this.maxChars = maxChars;
    }

    @Override
    public boolean row(List<Cell> row) {
        if (rows.size() >= maxRows || cells >= maxCells || chars >= maxChars) {
            cut = true;
            return false;
        }
        rows.add(List.copyOf(row));
        cells += row.size();
        for (var cell : row) {
            chars += cell.text().length();
            int number = cell.kind() == Kind.SHARED ? SheetReader.index(cell.text()) : -1;
            if (number >= 0) {
                shared.add(number);
            }
        }
        return true;
    }

    int size() {
        return rows.size();
    }

    int cells() {
        return cells;
    }

    /** How many characters the rows have, without those that stand elsewhere. */
    int chars() {
        return chars;
    }

    /** Whether there are more rows. */
    boolean isCut() {
        return cut;
    }

    /** The numbers of the shared strings in the rows. */
    Set<Integer> shared() {
        return shared;
    }

    /** The rows with their strings, without what turns out blank, up to the first whose strings were too much to keep. */
    List<List<Cell>> resolved(SharedStrings strings) {
        List<List<Cell>> resolved = new ArrayList<>(rows.size());
        for (var row : rows) {
            int length = 0;
            List<Cell> full = new ArrayList<>(row.size());
            for (var cell : row) {
                if (strings.isBlank(cell)) {
                    continue;
                }
                var own = strings.resolve(cell);
                if (own == null) {
                    return resolved;
                }
                length += own.text().length();
                SheetReader.checkRow(length);
                full.add(own);
            }
            if (!full.isEmpty()) {
                resolved.add(full);
            }
        }
        return resolved;
    }

    /** As many of the first rows as are looked at for a header. */
    Head first(int maxRows, int maxCells, int maxChars) {
        var first = new Head(maxRows, maxCells, maxChars);
        for (var row : rows) {
            if (!first.row(row)) {
                break;
            }
        }
        return first;
    }
}
