package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of previews, for the databases that are not at hand as well. */
class SelectsTest {

    @Test
    void sqlServerIsAskedInItsWords() {
        assertThat(Selects.rows(
                        Dialect.sqlserver,
                        table(
                                column("a]b", "int", PortableType.INT32),
                                column("at", "datetimeoffset(7)", PortableType.TIMESTAMPTZ)),
                        21))
                .isEqualTo("select top (21) convert(nvarchar(max), [a]]b]), convert(varchar(60), [at], 127)"
                        + " from [s].[t]]\"`]");
    }

    @Test
    void largeValuesOfSqlServerDoNotTravel() {
        assertThat(Selects.rows(Dialect.sqlserver, table(column("a", "varbinary(max)", PortableType.BYTES)), 1))
                .contains("case when datalength([a]) > 131072")
                .contains("then N'!' else N'=' + convert(varchar(max), cast([a] as varbinary(max)), 2) end");
    }

    @Test
    void db2IsAskedInItsWords() {
        assertThat(Selects.rows(Dialect.db2, table(column("A\"B", "INTEGER", PortableType.INT32)), 21))
                .isEqualTo("select varchar(\"A\"\"B\") from \"s\".\"t]\"\"`\" fetch first 21 rows only for read only");
    }

    private static Table table(Column... columns) {
        return new Table("s", "t]\"`", Kind.table, null, null, List.of(columns), List.of(), List.of());
    }

    private static Column column(String name, String nativeType, PortableType type) {
        return new Column(name, nativeType, type, true, null, null);
    }
}
