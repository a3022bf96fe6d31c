package dev.onramp.connector.workbook;

import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table.Column;
import org.jspecify.annotations.Nullable;

/** What all values of a column have in common. */
final class ColumnGuess {

    private @Nullable PortableType type;
    private long values;

    /** Takes a value into account. */
    void add(Cell cell) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return;
        }
        values++;
        if (type != PortableType.STRING) {
            type = merge(type, cell.type());
        }
    }

    /** The column of a table with so many rows. */
    Column column(String name, long rows) {
        var found = type == null ? PortableType.STRING : type;
        return new Column(name, nativeType(found), found, values < rows, null, null);
    }

    /** The narrowest type that holds the values of both. */
    static PortableType merge(@Nullable PortableType one, PortableType other) {
        if (one == null || one == other) {
            return other;
        }
        if (isOneOf(one, other, PortableType.INT64, PortableType.DECIMAL)) {
            return PortableType.DECIMAL;
        }
        return isOneOf(one, other, PortableType.DATE, PortableType.TIMESTAMP)
                ? PortableType.TIMESTAMP
                : PortableType.STRING;
    }

    private static boolean isOneOf(PortableType one, PortableType other, PortableType a, PortableType b) {
        return (one == a && other == b) || (one == b && other == a);
    }

    private static String nativeType(PortableType type) {
        return switch (type) {
            case INT64, DECIMAL -> "number";
            case BOOLEAN -> "boolean";
            case DATE, TIMESTAMP, TIMESTAMPTZ -> "date";
            case TIME -> "time";
            default -> "text";
        };
    }
}
