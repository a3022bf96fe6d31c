package dev.onramp.connector.catalog;

import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What a reader has found. */
final class Found {

    private final List<Table> tables;
    private final long expected;

    private Found(List<Table> tables, long expected) {
        this.tables = tables;
        this.expected = expected;
    }

    /** Reads all that is wanted. */
    static Found by(Function<Scope, Multi<Table>> reader, BiPredicate<String, String> wanted) {
        var expected = new AtomicLong(-1);
        var tables = new ArrayList<Table>();
        var scope = new Scope() {
            @Override
            public boolean wants(String schema, String table) {
                return wanted.test(schema, table);
            }

            @Override
            public void expect(long count) {
                expected.set(count);
            }
        };
        reader.apply(scope)
                .onItem()
                .invoke(tables::add)
                .collect()
                .last()
                .subscribeAsCompletionStage()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return new Found(tables, expected.get());
    }

    long expected() {
        return expected;
    }

    List<String> names() {
        return tables.stream().map(Table::qualifiedName).toList();
    }

    Table table(String qualifiedName) {
        return tables.stream()
                .filter(table -> table.qualifiedName().equals(qualifiedName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(qualifiedName + " is not among " + names()));
    }

    Column column(String table, String name) {
        return table(table).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + table(table)));
    }
}
