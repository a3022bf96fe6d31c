package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.StorableTexts;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import dev.onramp.defaults.json.StoredJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in the form in which it is stored: of bounded size, of text that PostgreSQL takes, its foreign keys in order.
 *
 * @param hash SHA-256 over all but the estimate of rows, which changes all the time and says nothing
 */
@RegisterForReflection(targets = {Table.class, Column.class, ForeignKey.class}) // Stored as JSON.
record StorableTable(Table table, ObjectNode definition, String hash) {

    static final int MAX_NAME = 600;
    static final int MAX_COLUMNS = 5_000;
    private static final int MAX_KEYS = 1_000;
    private static final int MAX_TEXT = 2_000;

    /** @throws SourceException if the table is larger than anything that is really one */
    static StorableTable of(Table found) {
        var table = cleaned(found);
        if (table.qualifiedName().length() > MAX_NAME) {
            throw tooLarge("A table has a name of more than " + MAX_NAME + " characters.");
        }
        if (table.columns().size() > MAX_COLUMNS || table.foreignKeys().size() > MAX_KEYS) {
            throw tooLarge("A table has more than " + MAX_COLUMNS + " columns or " + MAX_KEYS + " foreign keys.");
        }
        var definition = StoredJson.write(table);
        var hashed = definition.deepCopy();
        hashed.remove("row_estimate");
        return new StorableTable(table, definition, hash(hashed.toString()));
    }

    /** A digest as snapshots and tables have theirs. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static SourceException tooLarge(String what) {
        return new SourceException(FaultCode.TOO_LARGE, what + " Exclude it from the discovery.");
    }

    private static Table cleaned(Table table) {
        return new Table(
                table.schema() == null ? null : name(table.schema()),
                name(table.name()),
                table.kind(),
                text(table.comment()),
                table.rowEstimate(),
                table.columns().stream().map(StorableTable::cleaned).toList(),
                names(table.primaryKey()),
                table.foreignKeys().stream()
                        .map(StorableTable::cleaned)
                        .sorted(Comparator.comparing(ForeignKey::name))
                        .toList());
    }

    private static Column cleaned(Column column) {
        return new Column(
                name(column.name()),
                String.valueOf(text(column.nativeType())),
                column.type(),
                column.nullable(),
                text(column.defaultValue()),
                text(column.comment()));
    }

    private static ForeignKey cleaned(ForeignKey key) {
        return new ForeignKey(
                name(key.name()),
                names(key.columns()),
                key.referencedSchema() == null ? null : name(key.referencedSchema()),
                name(key.referencedTable()),
                names(key.referencedColumns()));
    }

    private static List<String> names(List<String> names) {
        return names.stream().map(StorableTable::name).toList();
    }

    private static String name(String name) {
        if (name.length() > MAX_NAME) {
            throw tooLarge("A name has more than " + MAX_NAME + " characters.");
        }
        return StorableTexts.storable(name);
    }

    /** Long comments and defaults are cut: they are for people to read. */
    private static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return StorableTexts.storable(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text);
    }
}
