package dev.onramp.connector.discovery;

import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import java.util.List;
import java.util.stream.IntStream;

/** Tables for tests. */
final class Tables {

    private Tables() {}

    static Table table(String schema, String name, Column... columns) {
        return new Table(schema, name, Table.Kind.table, null, 10L, List.of(columns), List.of(), List.of());
    }

    static Column column(String name) {
        return column(name, "integer", PortableType.INT32);
    }

    static Column column(String name, String nativeType, PortableType type) {
        return new Column(name, nativeType, type, true, null, null);
    }

    /** A wide table, as one of very many. */
    static Table numbered(int number) {
        var columns =
                IntStream.range(0, 20).mapToObj(i -> column("column_" + i)).toArray(Column[]::new);
        return table("public", "table_%05d".formatted(number), columns);
    }
}
