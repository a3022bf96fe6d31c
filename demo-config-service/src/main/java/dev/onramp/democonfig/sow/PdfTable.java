package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.sow.TextLines.Line;
import dev.onramp.democonfig.sow.TextLines.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A table over as many pages as it takes, its head on each. A row goes to the next page as a whole if it fits there, and
 * is cut between lines if it is higher than a page.
 */
final class PdfTable {

    static final Style CELL = new Style(8.5f, false, Ink.TEXT);
    static final Style STRONG = new Style(8.5f, true, Ink.TEXT);
    static final Style SMALL = new Style(7f, false, Ink.QUIET);
    private static final Style HEAD = new Style(8f, true, Ink.ACCENT);
    private static final float PADDING = 4;

    private final Sheets sheets;
    private final TextLines texts;
    private final List<Column> columns;

    PdfTable(Sheets sheets, TextLines texts, List<Column> columns) {
        this.sheets = sheets;
        this.texts = texts;
        this.columns = columns;
    }

    /**
     * A column.
     *
     * @param share of the width of the table
     */
    record Column(String head, float share, boolean right) {

        float width() {
            return Sheets.WIDTH * share;
        }
    }

    /** A text in a cell. */
    record Text(String text, Style style) {}

    void draw(List<List<List<Text>>> rows) {
        if (!hasHead()) {
            rows.forEach(this::row);
            return;
        }
        // A head alone at the end of a page would be no use.
        sheets.need(60);
        head();
        rows.forEach(this::row);
    }

    private boolean hasHead() {
        return columns.stream().anyMatch(column -> !column.head().isEmpty());
    }

    private void head() {
        if (!hasHead()) {
            return;
        }
        var cells = cells(columns.stream()
                .map(column -> List.of(new Text(column.head(), HEAD)))
                .toList());
        sheets.box(Sheets.LEFT, sheets.y(), Sheets.WIDTH, height(cells), Ink.SHADE);
        lines(cells);
    }

    private void row(List<List<Text>> texts) {
        var cells = cells(texts);
        if (height(cells) > sheets.free() && height(cells) <= Sheets.whole() / 2) {
            turn();
        }
        while (height(cells) > sheets.free()) {
            var fitting = take(cells, sheets.free() - 2 * PADDING);
            if (fitting.stream().anyMatch(cell -> !cell.isEmpty())) {
                lines(fitting);
            }
            turn();
        }
        lines(cells);
    }

    private void turn() {
        sheets.turn();
        head();
    }

    private List<List<Line>> cells(List<List<Text>> row) {
        var cells = new ArrayList<List<Line>>();
        for (int i = 0; i < columns.size(); i++) {
            var width = columns.get(i).width() - 2 * PADDING;
            var lines = new ArrayList<Line>();
            row.get(i).forEach(text -> lines.addAll(texts.wrap(text.text(), text.style(), width)));
            cells.add(lines);
        }
        return cells;
    }

    /** Removes from each cell the lines that fit into {@code height}. */
    private static List<List<Line>> take(List<List<Line>> cells, float height) {
        var taken = new ArrayList<List<Line>>();
        for (var cell : cells) {
            var lines = new ArrayList<Line>();
            float used = 0;
            while (!cell.isEmpty() && used + cell.get(0).height() <= height) {
                used += cell.get(0).height();
                lines.add(cell.remove(0));
            }
            taken.add(lines);
        }
        return taken;
    }

    private void lines(List<List<Line>> cells) {
        float x = Sheets.LEFT;
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            float top = sheets.y() + PADDING;
            for (var line : cells.get(i)) {
                var indent = column.right() ? column.width() - PADDING - line.width() : PADDING;
                sheets.text(line, x + indent, top);
                top += line.height();
            }
            x += column.width();
        }
        sheets.down(height(cells));
        sheets.box(Sheets.LEFT, sheets.y() - 0.5f, Sheets.WIDTH, 0.5f, Ink.RULE);
    }

    private static float height(List<List<Line>> cells) {
        float highest = 0;
        for (var cell : cells) {
            float height = 0;
            for (var line : cell) {
                height += line.height();
            }
            highest = Math.max(highest, height);
        }
        return highest + 2 * PADDING;
    }
}
