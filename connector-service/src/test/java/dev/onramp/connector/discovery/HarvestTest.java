package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HarvestTest {

    private static final List<Table> MANY =
            IntStream.range(0, 2_000).mapToObj(Tables::numbered).toList();

    @Property(tries = 30)
    void hashDoesNotDependOnBatches(@ForAll @IntRange(min = 1, max = 200) int size) {
        // Given
        var whole = new Harvest();
        var parts = new Harvest();

        // When
        whole.add(MANY.subList(0, 200));
        for (int from = 0; from < 200; from += size) {
            parts.add(MANY.subList(from, Math.min(200, from + size)));
        }

        // Then
        assertThat(parts.hash()).isEqualTo(whole.hash());
    }

    @Test
    void hashDoesNotDependOnEstimates() {
        // Given
        var table = Tables.numbered(1);
        var grown = new Table(null, "t", Table.Kind.table, null, 11L, table.columns(), List.of(), List.of());
        var before = new Table(null, "t", Table.Kind.table, null, 10L, table.columns(), List.of(), List.of());

        // When
        var hash = StorableTable.of(before).hash();

        // Then
        assertThat(StorableTable.of(grown).hash()).isEqualTo(hash);
    }

    @Test
    void keepsSmallSchemasInTheProfile() {
        // Given
        var harvest = new Harvest();

        // When
        harvest.add(List.of(Tables.table("sales", "orders", Tables.column("id"), Tables.column("amount"))));

        // Then
        var info = harvest.schemaInfo("2026-01-31T12:00:00Z").path("schema_info");
        assertThat(info.path("tables").toString()).isEqualTo("[\"sales.orders\"]");
        assertThat(info.path("columns").toString()).isEqualTo("{\"sales.orders\":[\"id\",\"amount\"]}");
        assertThat(info.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void keepsOnlySoMuchOfLargeSchemas() {
        // Given
        var harvest = new Harvest();

        // When
        harvest.add(MANY);

        // Then
        var info = harvest.schemaInfo("2026-01-31T12:00:00Z").path("schema_info");
        assertThat(info.toString().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(Harvest.INLINE_BYTES / 2, Harvest.INLINE_BYTES + 300);
        assertThat(info.path("truncated").asBoolean()).isTrue();
        assertThat(info.path("table_count").asInt()).isEqualTo(2_000);
        assertThat(info.path("column_count").asInt()).isEqualTo(40_000);
    }

    @Test
    void replacesWhatPostgresqlCannotStore() {
        // Given
        var odd = Tables.table("s", "t", new Column("c", "text", PortableType.STRING, true, "a\0b", "\ud800"));

        // When
        var rows = new Harvest().add(List.of(odd));

        // Then
        assertThat(rows).contains("a\ufffdb").doesNotContain("\\u0000").doesNotContain("\ud800");
    }

    @Test
    void refusesTablesThatAreTooWide() {
        // Given
        var wide = Tables.table(
                "s",
                "t",
                Collections.nCopies(StorableTable.MAX_COLUMNS + 1, Tables.column("c"))
                        .toArray(Column[]::new));

        // When
        assertThatThrownBy(() -> new Harvest().add(List.of(wide)))

                // Then
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.TOO_LARGE));
    }
}
