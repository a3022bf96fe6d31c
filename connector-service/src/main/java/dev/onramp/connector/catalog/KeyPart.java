package dev.onramp.connector.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One column of a primary or foreign key.
 *
 * @param table the key of the table that has it
 * @param reference where the column points at; null in a primary key
 */
record KeyPart(
        Object table, String name, String column, @Nullable Reference reference) {

    /** A column that a foreign key points at. */
    record Reference(String schema, String table, String column) {}
}
