package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.catalog.KeyPart.Reference;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rows of catalogues are read, for the databases that are not at hand as well. */
class CatalogueRowsTest {

    private static final List<FoundTable> TWO = List.of(table(1L, "a", "x"), table(2L, "b", "y"));

    private final Catalogue sqlServer = Catalogue.of(Dialect.sqlserver);
    private final Catalogue db2 = Catalogue.of(Dialect.db2);
    private final Catalogue mySql = Catalogue.of(Dialect.mysql);

    @Test
    void sqlServerTableIsRead() {
        assertThat(sqlServer.table(Tuple.of(7L, "dbo", "Orders", 0, 3, 42L, "All orders")))
                .isEqualTo(new FoundTable(7L, "dbo", "Orders", Kind.table, 3, 42L, "All orders"));
    }

    @Test
    void sqlServerColumnIsRead() {
        assertThat(sqlServer.column(Tuple.from(List.of(7L, "Name", "nvarchar", "nvarchar", 80, 0, 0, 1, "(N'x')", ""))))
                .isEqualTo(new FoundColumn(
                        7L, new Column("Name", "nvarchar(40)", PortableType.STRING, true, "(N'x')", null)));
    }

    @Test
    void sqlServerForeignKeyIsRead() {
        assertThat(sqlServer.keyPart(Tuple.from(List.of(7L, "fk", "customer", "dbo", "Customers", "id", 1))))
                .isEqualTo(new KeyPart(7L, "fk", "customer", new Reference("dbo", "Customers", "id")));
    }

    @Test
    void sqlServerIsAskedForManyTablesAtOnce() {
        assertThat(sqlServer.columns(TWO).sql()).contains("c.object_id in (1,2)");
        assertThat(sqlServer.columns(TWO).parameters()).isEmpty();
        assertThat(sqlServer.keys(TWO).sql()).containsOnlyOnce("k.type = 'PK'").contains("in (1,2)");
    }

    @Test
    void db2TableIsReadAndUnknownCountIsNone() {
        assertThat(db2.table(Tuple.of("APP", "ORDERS", 1, 5, -1L, null)))
                .isEqualTo(new FoundTable(
                        new FoundTable.Name("APP", "ORDERS"), "APP", "ORDERS", Kind.view, 5, null, null));
    }

    @Test
    void db2ColumnIsRead() {
        assertThat(db2.column(
                        Tuple.from(List.of("APP", "ORDERS", "TOTAL", "DECIMAL", 10, 2, 0, "N", "0", "What it costs"))))
                .isEqualTo(new FoundColumn(
                        new FoundTable.Name("APP", "ORDERS"),
                        new Column("TOTAL", "DECIMAL(10,2)", PortableType.DECIMAL, false, "0", "What it costs")));
    }

    @Test
    void db2IsAskedByNamesThatAreParameters() {
        // When
        var keys = db2.keys(TWO);

        // Then
        assertThat(keys.sql())
                .contains("(k.tabschema = ? and k.tabname in (?) or k.tabschema = ? and k.tabname in (?))");
        assertThat(keys.parameters()).containsExactly("a", "x", "b", "y", "a", "x", "b", "y");
    }

    @Test
    void mySqlNamesNeverStandInTheSql() {
        // When
        var columns = mySql.columns(List.of(table(1L, "s' or 1=1", "t`"), table(2L, "s' or 1=1", "u")));

        // Then
        assertThat(columns.sql())
                .contains("(table_schema = ? and table_name in (?,?))")
                .doesNotContain("1=1");
        assertThat(columns.parameters()).containsExactly("s' or 1=1", "t`", "u");
    }

    @Test
    void mySqlTextThatComesAsBytesIsRead() {
        assertThat(mySql.column(Tuple.from(List.of(
                                "s", "t", "c", Buffer.buffer("int(10) unsigned"), "int", "NO", "0", "", "", "")))
                        .column())
                .isEqualTo(new Column("c", "int(10) unsigned", PortableType.INT64, false, "0", null));
    }

    @Test
    void mySqlViewHasNoCommentAndNoCount() {
        assertThat(mySql.table(Tuple.of("s", "v", "VIEW", 2, null, "VIEW")))
                .isEqualTo(new FoundTable(new FoundTable.Name("s", "v"), "s", "v", Kind.view, 2, null, null));
    }

    @Test
    void keyOverAHiddenColumnIsLeftOut() {
        // Given
        var assembly = new TableAssembly(TWO);
        assembly.add(new FoundColumn(1L, new Column("id", "int", PortableType.INT32, false, null, null)));

        // When
        assembly.add(new KeyPart(1L, "pk", "id", null));
        assembly.add(new KeyPart(1L, "pk", "hidden", null));
        assembly.add(new KeyPart(9L, "other", "id", null));

        // Then
        assertThat(assembly.build())
                .extracting(found -> found.primaryKey().size())
                .containsExactly(0, 0);
    }

    private static FoundTable table(Long key, String schema, String name) {
        return new FoundTable(key, schema, name, Kind.table, 1, null, null);
    }
}
