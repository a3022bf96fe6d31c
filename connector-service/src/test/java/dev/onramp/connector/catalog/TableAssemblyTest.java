package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.catalog.KeyPart.Reference;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Catalogues may be anybody's. */
class TableAssemblyTest {

    private static final Scope ALL = new Scope() {
        @Override
        public boolean wants(String schema, String table) {
            return true;
        }

        @Override
        public void expect(long tables) {
            // Nobody waits.
        }
    };

    private final TableAssembly assembly = new TableAssembly(List.of(table("t", null)));

    @Property
    void onlyKeysOverKnownColumnsAreKept(
            @ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> columns,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 9) Integer> parts) {
        // Given
        var one = new TableAssembly(List.of(table("t", null)));
        columns.forEach(column -> one.add(column("c" + column, null)));

        // When
        parts.forEach(part -> one.add(part("t", "k", "c" + part)));

        // Then
        var names = parts.stream().map(part -> "c" + part).toList();
        assertThat(one.build().get(0).primaryKey()).isEqualTo(columns.containsAll(parts) ? names : List.of());
    }

    @Test
    void endlessColumnsAreTooLarge() {
        assertTooLarge(() -> count(TableAssembly.MAX_COLUMNS + 1, i -> assembly.add(column("c" + i, null))));
    }

    @Test
    void columnsUpToTheLimitAreTaken() {
        // When
        count(TableAssembly.MAX_COLUMNS, i -> assembly.add(column("c" + i, null)));

        // Then
        assertThat(assembly.build().get(0).columns()).hasSize(TableAssembly.MAX_COLUMNS);
    }

    @Test
    void endlessKeyIsTooLarge() {
        assertTooLarge(() -> count(TableAssembly.MAX_PARTS + 1, i -> assembly.add(part("t", "k", "c" + i))));
    }

    @Test
    void endlessKeysAreTooLarge() {
        assertTooLarge(() -> count(
                TableAssembly.MAX_FOREIGN_KEYS + 2,
                i -> assembly.add(new KeyPart("t", "k" + i, "c", new Reference("s", "t", "c")))));
    }

    @Test
    void longNamesAreTooLarge() {
        // Given
        var name = "n".repeat(CatalogueNames.MAX_LENGTH + 1);

        // Then
        assertTooLarge(() -> assembly.add(column(name, null)));
        assertTooLarge(() -> assembly.add(part("t", name, "c")));
        assertTooLarge(() -> assembly.add(part("t", "k", name)));
        assertTooLarge(() -> assembly.add(new KeyPart("t", "k", "c", new Reference("s", name, "c"))));
        assertTooLarge(() -> new TableList(ALL).add(table(name, null)));
    }

    @Test
    void manyLongCommentsAreTooLarge() {
        // Given
        var many = new TableAssembly(
                IntStream.range(0, 10).mapToObj(i -> table("t" + i, null)).toList());
        var comment = "c".repeat(CatalogueRows.MAX_TEXT);

        // Then
        assertTooLarge(() -> count(
                10_000,
                i -> many.add(
                        new FoundColumn("t" + i % 10, column("c" + i, comment).column()))));
    }

    @Test
    void listOfLongCommentsIsTooLarge() {
        // Given
        var list = new TableList(ALL);
        var comment = "c".repeat(CatalogueRows.MAX_TEXT);

        // Then
        assertTooLarge(() -> count(10_000, i -> list.add(table("t" + i, comment))));
    }

    @Test
    void endlessTablesAreTooLarge() {
        // Given
        var list = new TableList(ALL);

        // Then
        assertTooLarge(() -> count(TableList.MAX_TABLES + 1, i -> list.add(table("t" + i, null))));
    }

    @Test
    void whatHasNoNameIsLeftOut() {
        // Given
        var list = new TableList(ALL);

        // When
        list.add(table("", null));
        assembly.add(column("", null));
        assembly.add(column("c", null));

        // Then
        assertThat(list.tables()).isEmpty();
        assertThat(assembly.build().get(0).columns()).extracting(Column::name).containsExactly("c");
    }

    @Test
    void keysOfUnknownTablesCostNothing() {
        // When
        count(10 * TableAssembly.MAX_PARTS, i -> assembly.add(part("unknown", "k", "c" + i)));

        // Then
        assertThat(assembly.build())
                .singleElement()
                .satisfies(table -> assertThat(table.primaryKey()).isEmpty());
    }

    private static void count(int times, IntConsumer work) {
        IntStream.range(0, times).forEach(work);
    }

    private static void assertTooLarge(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.TOO_LARGE));
    }

    private static FoundTable table(String name, @Nullable String comment) {
        return new FoundTable(name, "s", name, Kind.table, 1, null, comment);
    }

    private static FoundColumn column(String name, @Nullable String comment) {
        return new FoundColumn("t", new Column(name, "int", PortableType.INT32, true, null, comment));
    }

    private static KeyPart part(String table, String key, String column) {
        return new KeyPart(table, key, column, null);
    }
}
