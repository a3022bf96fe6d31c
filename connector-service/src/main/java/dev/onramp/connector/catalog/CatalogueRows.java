package dev.onramp.connector.catalog;

import dev.onramp.connector.catalog.KeyPart.Reference;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the catalogues have in common in reading rows. */
final class CatalogueRows {

    /** Texts of catalogues are cut here, in SQL: a comment or an expression can be of any length. */
    static final int MAX_TEXT = 4000;

    private CatalogueRows() {}

    /** Text, empty as null. */
    static @Nullable String text(Tuple row, int position) {
        var value = row.getValue(position);
        if (value == null) {
            return null;
        }
        // Some servers call the texts of their catalogue binary.
        var text = value instanceof Buffer bytes ? bytes.toString() : value.toString();
        return text.isEmpty() ? null : text;
    }

    static String required(Tuple row, int position) {
        return Objects.requireNonNullElse(text(row, position), "");
    }

    static boolean flag(Tuple row, int position) {
        var value = row.getValue(position);
        return value instanceof Boolean bool ? bool : value instanceof Number number && number.intValue() != 0;
    }

    static int number(Tuple row, int position) {
        return row.getValue(position) instanceof Number number ? number.intValue() : 0;
    }

    /** A count; null if it is not known, which catalogues say by null or by less than nothing. */
    static @Nullable Long estimate(Tuple row, int position) {
        return row.getValue(position) instanceof Number number && number.longValue() >= 0 ? number.longValue() : null;
    }

    /** The reference in three columns from {@code position} on; null if they are null. */
    static @Nullable Reference reference(Tuple row, int position) {
        return row.getValue(position + 2) == null
                ? null
                : new Reference(required(row, position), required(row, position + 1), required(row, position + 2));
    }

    /** The keys of {@code tables}, which are numbers and so can stand in SQL as they are. */
    static String numbers(List<FoundTable> tables) {
        return tables.stream().map(table -> Long.toString((Long) table.key())).collect(Collectors.joining(","));
    }
}
