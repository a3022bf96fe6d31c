package dev.onramp.connector.workbook;

import dev.onramp.connector.workbook.Cell.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet. Of formulas it reads what they came to when the file was saved; nothing is ever computed. Of
 * merged cells the first has the value.
 */
final class SheetReader {

    /** That of spreadsheet programs. */
    static final int MAX_COLUMNS = 16_384;

    private final Styles styles;
    private final boolean since1904;
    private final Work work;
    private final List<Cell> cells = new ArrayList<>();

    SheetReader(Styles styles, boolean since1904, Work work) {
        this.styles = styles;
        this.since1904 = since1904;
        this.work = work;
    }

    /** Gives every row that is not blank to {@code handler}, until it has enough. */
    void read(Xml xml, RowHandler handler) {
        while (xml.next()) {
            if (xml.isStart("row")) {
                work.check();
                readRow(xml);
                if (!cells.isEmpty() && !handler.row(cells)) {
                    return;
                }
            } else if (xml.isEnd("sheetData")) {
                return;
            }
        }
    }

    private void readRow(Xml xml) {
        cells.clear();
        int column = -1;
        int chars = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                column = column(xml.attribute("r"), column);
                var cell = readCell(xml, column);
                if (cell != null) {
                    chars += cell.text().length();
                    checkRow(chars);
                    cells.add(cell);
                }
            }
        }
    }

    /** Refuses a row with so many characters if no row of a file may have them. */
    static void checkRow(int chars) {
        if (chars > RecordLimit.MAX_RECORD) {
            throw Faults.tooLarge("A row of the workbook has more than 1,000,000 characters.");
        }
    }

    /** The column of a reference such as {@code AB12}; the one after {@code last} if there is none. */
    private int column(@Nullable String reference, int last) {
        int column = reference == null ? 0 : letters(reference);
        int found = column == 0 ? last + 1 : column - 1;
        if (found >= MAX_COLUMNS || cells.size() >= MAX_COLUMNS) {
            throw Faults.tooLarge("A sheet has more than 16,384 columns.");
        }
        return found;
    }

    private static int letters(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= MAX_COLUMNS; i++) {
            char letter = reference.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                column = column * 26 + letter - 'A' + 1;
            } else if (letter >= 'a' && letter <= 'z') {
                column = column * 26 + letter - 'a' + 1;
            } else {
                break;
            }
        }
        return column;
    }

    private @Nullable Cell readCell(Xml xml, int column) {
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        String value = "";
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("v")) {
                value = xml.text();
            } else if (xml.isStart("is")) {
                value = xml.richText();
            }
        }
        return value.isBlank() ? null : cell(column, type == null ? "n" : type, style, value);
    }

    private Cell cell(int column, String type, @Nullable String style, String value) {
        return switch (type) {
            case "n" -> number(column, style, value.strip());
            case "s" -> new Cell(column, Kind.SHARED, String.valueOf(index(value.strip())));
            case "b" -> bool(column, value.strip());
            case "d" -> date(column, value.strip());
            case "e" -> new Cell(column, Kind.ERROR, "");
            default -> new Cell(column, Kind.TEXT, value);
        };
    }

    private Cell number(int column, @Nullable String style, String value) {
        var format = styles.format(style);
        if (format == Format.NUMBER && isShort(value)) {
            return new Cell(column, Kind.NUMBER, value);
        }
        var number = Numbers.parse(value);
        if (number == null) {
            return new Cell(column, Kind.TEXT, value);
        }
        var date = format == Format.NUMBER ? null : Serials.cell(column, number, format, since1904);
        return date == null ? new Cell(column, Kind.NUMBER, Numbers.shortest(number)) : date;
    }

    /** Whether the text is a whole number that needs no second look. */
    private static boolean isShort(String value) {
        if (value.isEmpty() || value.length() > 15 || (value.charAt(0) == '0' && value.length() > 1)) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Cell bool(int column, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> new Cell(column, Kind.BOOLEAN, "true");
            case "0", "false" -> new Cell(column, Kind.BOOLEAN, "false");
            default -> new Cell(column, Kind.TEXT, value);
        };
    }

    private static Cell date(int column, String value) {
        try {
            return value.indexOf('T') < 0
                    ? new Cell(column, Kind.DATE, LocalDate.parse(value).toString())
                    : new Cell(
                            column,
                            Kind.TIMESTAMP,
                            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.parse(
                                    value.endsWith("Z") ? value.substring(0, value.length() - 1) : value)));
        } catch (DateTimeException none) {
            return new Cell(column, Kind.TEXT, value);
        }
    }

    /** The whole number, or -1 if the text is none of at most nine digits. */
    static int index(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
