package dev.onramp.connector.workbook;

import dev.onramp.connector.workbook.Cell.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where the data of a table begins, and what its columns are called.
 *
 * <p>The header is the first row that is about as wide as the table, if all in it is text; what stands above, such as a
 * title, is passed over. If that row holds anything but text it is data, and the columns have no names of their own.
 *
 * @param skipped how many rows that are not blank stand before the data
 */
record Header(int skipped, Map<Integer, String> names, Set<String> taken) {

    /** How many rows are looked at. */
    static final int ROWS = 20;

    private static final int MAX_NAME = 255;

    /** Finds the header in the first rows, whose cells are all resolved. */
    static Header find(List<List<Cell>> rows, Work work) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.size() * 2 > width) {
                return row.stream().allMatch(cell -> cell.kind() == Kind.TEXT)
                        ? named(i + 1, row, work)
                        : named(i, List.of(), work);
            }
        }
        return named(0, List.of(), work);
    }

    private static Header named(int skipped, List<Cell> row, Work work) {
        Map<Integer, String> names = new HashMap<>();
        Map<String, Integer> next = new HashMap<>();
        for (var cell : row) {
            work.check();
            names.computeIfAbsent(cell.column(), column -> free(clean(cell.text(), column), next));
        }
        return new Header(skipped, names, next.keySet());
    }

    /** The name of the column: that in the header, made unique, or else one by its place. */
    String name(int column) {
        var name = names.get(column);
        return name == null ? free(byPlace(column)) : name;
    }

    /** The columns that have a name of their own. */
    List<Integer> columns() {
        return new ArrayList<>(names.keySet());
    }

    private static String byPlace(int column) {
        return "column_" + (column + 1);
    }

    private static String clean(String text, int column) {
        var name = text.replaceAll("[\\p{Cntrl}\\p{Z}\\uFEFF]+", " ").strip();
        if (name.isEmpty()) {
            return byPlace(column);
        }
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME);
    }

    /** A name that no column of the header has. Names by place differ, so they need not be told from each other. */
    private String free(String name) {
        var candidate = name;
        for (int i = 2; taken.contains(key(candidate)); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    /** @param next of every name that is taken, the number to try first when it comes again */
    private static String free(String name, Map<String, Integer> next) {
        var candidate = name;
        int number = next.getOrDefault(key(name), 2);
        while (next.putIfAbsent(key(candidate), 2) != null) {
            candidate = name + "_" + number;
            number++;
        }
        next.put(key(name), number);
        return candidate;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
