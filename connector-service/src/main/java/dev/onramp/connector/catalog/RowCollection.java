package dev.onramp.connector.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows as they come, until there are enough. Not thread-safe: all rows of an answer come on one thread. */
final class RowCollection {

    private final Dialect dialect;
    private final Table table;
    private final int limit;
    private final int maxBytes;
    private final List<ArrayNode> rows = new ArrayList<>();
    private long bytes;
    private boolean truncated;
    private boolean full;

    RowCollection(Dialect dialect, Table table, int limit, int maxBytes) {
        this.dialect = dialect;
        this.table = table;
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    /** Takes a row, unless there are enough. */
    void add(Tuple row) {
        if (full) {
            return;
        }
        if (rows.size() == limit) {
            end();
            return;
        }
        var read = read(row);
        bytes += read.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            end();
            return;
        }
        rows.add(read);
    }

    /** Whether further rows would be left out. */
    boolean isFull() {
        return full;
    }

    Rows build() {
        return new Rows(table.columns().stream().map(Column::name).toList(), List.copyOf(rows), truncated);
    }

    private void end() {
        full = true;
        truncated = true;
    }

    private ArrayNode read(Tuple row) {
        var values = JsonNodeFactory.instance.arrayNode();
        var columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            var text = row.getValue(i);
            var value = Values.of(dialect, columns.get(i).type(), text == null ? null : text.toString());
            if (value == null) {
                truncated = true;
                values.addNull();
            } else {
                values.add(value);
            }
        }
        return values;
    }
}
