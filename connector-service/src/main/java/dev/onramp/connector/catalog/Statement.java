package dev.onramp.connector.catalog;

import java.util.List;

/**
 * SQL for a source.
 *
 * @param parameters values of its placeholders, in their order
 */
record Statement(String sql, List<Object> parameters) {

    static Statement of(String sql) {
        return new Statement(sql, List.of());
    }
}
