package dev.onramp.connector.workbook;

import dev.onramp.connector.source.PortableType;
import java.util.regex.Pattern;

/**
 * A cell that is not blank.
 *
 * @param column the first is 0
 * @param text what it is as text: dates in ISO 8601, numbers as few digits as mean the same; of a shared string its number
 */
record Cell(int column, Kind kind, String text) {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    /** What is in a cell. */
    enum Kind {
        TEXT,
        /** Text that stands elsewhere in the workbook. */
        SHARED,
        NUMBER,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMPTZ,
        /** A formula that came to nothing. Counts as no value. */
        ERROR
    }

    /** The narrowest type that the cell fits. */
    PortableType type() {
        return switch (kind) {
            case NUMBER -> isInteger() ? PortableType.INT64 : PortableType.DECIMAL;
            case BOOLEAN -> PortableType.BOOLEAN;
            case DATE -> PortableType.DATE;
            case TIME -> PortableType.TIME;
            case TIMESTAMP -> PortableType.TIMESTAMP;
            case TIMESTAMPTZ -> PortableType.TIMESTAMPTZ;
            case TEXT, SHARED, ERROR -> PortableType.STRING;
        };
    }

    /** The same cell with the text that it shares. */
    Cell resolved(String shared) {
        return new Cell(column, Kind.TEXT, shared);
    }

    private boolean isInteger() {
        var number = text.strip();
        return INTEGER.matcher(number).matches() && (number.length() < 19 || Numbers.isInt64(number));
    }
}
