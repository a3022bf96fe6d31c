package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.discovery.SchemaChange.Kind;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {

    private static final Table ORDERS = Tables.table(
            "sales", "orders", Tables.column("id"), Tables.column("amount", "numeric(10,2)", PortableType.DECIMAL));

    @Test
    void anAddedColumnBreaksNobody() {
        // Given
        var after = Tables.table(
                "sales", "orders", ORDERS.columns().get(0), ORDERS.columns().get(1), Tables.column("note"));

        // When
        var changes = SchemaDiff.between(ORDERS, after);

        // Then
        assertThat(changes)
                .containsExactly(new SchemaChange(Kind.column_added, "sales.orders", "note", null, "integer", false));
    }

    @Test
    void aRemovedColumnBreaks() {
        // Given
        var after = Tables.table("sales", "orders", ORDERS.columns().get(0));

        // When
        var changes = SchemaDiff.between(ORDERS, after);

        // Then
        assertThat(changes)
                .containsExactly(
                        new SchemaChange(Kind.column_removed, "sales.orders", "amount", "numeric(10,2)", null, true));
    }

    @Test
    void aNarrowerTypeBreaks() {
        // Given
        var after = Tables.table(
                "sales", "orders", Tables.column("id"), Tables.column("amount", "numeric(8,2)", PortableType.DECIMAL));

        // When
        var changes = SchemaDiff.between(ORDERS, after);

        // Then
        assertThat(changes)
                .containsExactly(new SchemaChange(
                        Kind.column_type_changed, "sales.orders", "amount", "numeric(10,2)", "numeric(8,2)", true));
    }

    @Test
    void nullsWhereThereWereNoneBreak() {
        // Given
        var before =
                Tables.table("sales", "orders", new Column("id", "integer", PortableType.INT32, false, null, null));

        // When
        var loosened = SchemaDiff.between(before, Tables.table("sales", "orders", Tables.column("id")));
        var tightened = SchemaDiff.between(Tables.table("sales", "orders", Tables.column("id")), before);

        // Then
        assertThat(loosened)
                .containsExactly(new SchemaChange(
                        Kind.column_nullable_changed, "sales.orders", "id", "not null", "nullable", true));
        assertThat(tightened).extracting(SchemaChange::breaking).containsExactly(false);
    }

    @Test
    void anotherPrimaryKeyBreaksButAFirstOneDoesNot() {
        // Given
        var keyed = withKeys(ORDERS, List.of("id"), List.of());
        var keyedOtherwise = withKeys(ORDERS, List.of("amount"), List.of());

        // When
        var first = SchemaDiff.between(ORDERS, keyed);
        var other = SchemaDiff.between(keyed, keyedOtherwise);

        // Then
        assertThat(first)
                .containsExactly(new SchemaChange(Kind.primary_key_changed, "sales.orders", null, "none", "id", false));
        assertThat(other)
                .containsExactly(
                        new SchemaChange(Kind.primary_key_changed, "sales.orders", null, "id", "amount", true));
    }

    @Test
    void foreignKeysAreComparedByName() {
        // Given
        var before = withKeys(ORDERS, List.of(), List.of(key("fk_a", "a"), key("fk_b", "b")));
        var after = withKeys(ORDERS, List.of(), List.of(key("fk_b", "c"), key("fk_d", "d")));

        // When
        var changes = SchemaDiff.between(before, after);

        // Then
        assertThat(changes)
                .extracting(SchemaChange::kind)
                .containsExactlyInAnyOrder(Kind.foreign_key_removed, Kind.foreign_key_changed, Kind.foreign_key_added);
    }

    @Test
    void tellsOfAnotherOrder() {
        // Given
        var after = Tables.table(
                "sales", "orders", ORDERS.columns().get(1), ORDERS.columns().get(0));

        // When
        var changes = SchemaDiff.between(ORDERS, after);

        // Then
        assertThat(changes).extracting(SchemaChange::kind).containsExactly(Kind.columns_reordered);
    }

    @Property
    void sameTableHasNoChanges(@ForAll("tables") Table table) {
        assertThat(SchemaDiff.between(table, table)).isEmpty();
    }

    @Property
    void saysSomethingExactlyIfTheHashesDiffer(@ForAll("tables") Table before, @ForAll("tables") Table after) {
        // Given
        var same =
                StorableTable.of(before).hash().equals(StorableTable.of(after).hash());

        // When
        var changes = SchemaDiff.between(before, after);

        // Then
        assertThat(changes.isEmpty()).isEqualTo(same);
    }

    @Property
    void everyColumnIsAccountedFor(@ForAll("tables") Table before, @ForAll("tables") Table after) {
        // Given
        var was = names(before);
        var is = names(after);

        // When
        var changes = SchemaDiff.between(before, after);

        // Then
        var gone = new ArrayList<>(was);
        gone.removeAll(is);
        var come = new ArrayList<>(is);
        come.removeAll(was);
        assertThat(named(changes, Kind.column_removed)).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(named(changes, Kind.column_added)).containsExactlyInAnyOrderElementsOf(come);
    }

    @Provide
    Arbitrary<Table> tables() {
        return columns()
                .list()
                .ofMaxSize(4)
                .uniqueElements(Column::name)
                .map(columns -> Tables.table("s", "t", columns.toArray(Column[]::new)));
    }

    private static Arbitrary<Column> columns() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("integer", "numeric(10,2)", "varchar(20)", "odd("),
                        Arbitraries.of(PortableType.INT32, PortableType.DECIMAL, PortableType.STRING),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "1"))
                .as((name, nativeType, type, nullable, text) ->
                        new Column(name, nativeType, type, nullable, text.isEmpty() ? null : text, text));
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static List<String> named(List<SchemaChange> changes, Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(change -> String.valueOf(change.name()))
                .collect(Collectors.toList());
    }

    private static ForeignKey key(String name, String table) {
        return new ForeignKey(name, List.of("id"), "sales", table, List.of("id"));
    }

    private static Table withKeys(Table table, List<String> primary, List<ForeignKey> foreign) {
        return new Table(
                table.schema(),
                table.name(),
                table.kind(),
                table.comment(),
                table.rowEstimate(),
                table.columns(),
                primary,
                foreign);
    }
}
