package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through all rows of a table and finds out its columns. */
final class TableScan implements RowHandler {

    private final Header header;
    private final Predicate<Cell> blank;
    private final TreeMap<Integer, ColumnGuess> columns = new TreeMap<>();
    private int skipped;
    private long rows;

    /** @param blank which cells turn out to show nothing */
    TableScan(Header header, Predicate<Cell> blank) {
        this.header = header;
        this.blank = blank;
        header.columns().forEach(column -> columns.put(column, new ColumnGuess()));
    }

    @Override
    public boolean row(List<Cell> cells) {
        if (cells.stream().allMatch(blank)) {
            return true;
        }
        if (skipped < header.skipped()) {
            skipped++;
            return true;
        }
        rows++;
        for (var cell : cells) {
            if (!blank.test(cell)) {
                columns.computeIfAbsent(cell.column(), column -> new ColumnGuess())
                        .add(cell);
            }
        }
        return true;
    }

    /** The table, after the last row. */
    Table table(String name, @Nullable String comment) {
        List<Column> found = new ArrayList<>(columns.size());
        columns.forEach((column, guess) -> found.add(guess.column(header.name(column), rows)));
        return new Table(null, name, Kind.sheet, comment, rows, found, List.of(), List.of());
    }
}
