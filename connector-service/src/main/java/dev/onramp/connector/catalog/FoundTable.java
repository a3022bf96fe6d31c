package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A table that a catalogue lists, before anybody looks at its columns.
 *
 * @param key what the catalogue knows it by: a number, or a {@link Name}
 * @param width how many columns it has, roughly
 */
record FoundTable(
        Object key,
        String schema,
        String name,
        Kind kind,
        int width,
        @Nullable Long rowEstimate,
        @Nullable String comment) {

    /** The key of a table where catalogues have no numbers. */
    record Name(String schema, String name) {}

    String qualifiedName() {
        return schema + "." + name;
    }
}
