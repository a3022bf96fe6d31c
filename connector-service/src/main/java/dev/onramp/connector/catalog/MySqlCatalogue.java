package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MySQL 5.7 and later and MariaDB 10.2 and later. A schema is what they call a database. */
final class MySqlCatalogue implements Catalogue {

    private static final String SYSTEM = "('information_schema', 'mysql', 'performance_schema', 'sys')";

    private static final String TABLES = """
            select t.table_schema, t.table_name, t.table_type, c.width, t.table_rows, left(t.table_comment, 4000)
            from information_schema.tables t
            join (
                select table_schema, table_name, count(*) as width
                from information_schema.columns
                where %1$s
                group by table_schema, table_name
            ) c on c.table_schema = t.table_schema and c.table_name = t.table_name
            where t.%1$s and t.table_type in ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
            """;

    private static final String COLUMNS = """
            select table_schema, table_name, column_name, column_type, data_type, is_nullable,
                left(column_default, 4000), extra, left(generation_expression, 4000), left(column_comment, 4000)
            from information_schema.columns
            where %s
            order by ordinal_position
            """;

    private static final String KEYS = """
            select table_schema, table_name, constraint_name, column_name,
                referenced_table_schema, referenced_table_name, referenced_column_name
            from information_schema.key_column_usage
            where %s and (constraint_name = 'PRIMARY' or referenced_table_name is not null)
            order by constraint_name, ordinal_position
            """;

    /** A profile that names a database is about that one; one that does not is about all. */
    @Override
    public Statement tables(String database) {
        return database.isEmpty()
                ? Statement.of(TABLES.formatted("table_schema not in " + SYSTEM))
                : new Statement(TABLES.formatted("table_schema = ?"), List.of(database, database));
    }

    @Override
    public FoundTable table(Tuple row) {
        var schema = CatalogueRows.required(row, 0);
        var name = CatalogueRows.required(row, 1);
        var view = CatalogueRows.required(row, 2).equals("VIEW");
        return new FoundTable(
                new FoundTable.Name(schema, name),
                schema,
                name,
                view ? Kind.view : Kind.table,
                CatalogueRows.number(row, 3),
                view ? null : CatalogueRows.estimate(row, 4),
                // The comment of each view is "VIEW".
                view ? null : CatalogueRows.text(row, 5));
    }

    @Override
    public Statement columns(List<FoundTable> tables) {
        return named(COLUMNS, tables);
    }

    @Override
    public FoundColumn column(Tuple row) {
        var type = CatalogueRows.required(row, 3);
        return new FoundColumn(
                name(row),
                new Column(
                        CatalogueRows.required(row, 2),
                        type,
                        MySqlTypes.portable(CatalogueRows.required(row, 4), type),
                        CatalogueRows.required(row, 5).equals("YES"),
                        defaultValue(row),
                        CatalogueRows.text(row, 9)));
    }

    private static @Nullable String defaultValue(Tuple row) {
        var extra = CatalogueRows.required(row, 7).toLowerCase(Locale.ROOT);
        var generation = CatalogueRows.text(row, 8);
        if (generation != null
                && (extra.contains("virtual") || extra.contains("stored") || extra.contains("persistent"))) {
            return "generated always as (" + generation + ")";
        }
        if (extra.contains("auto_increment")) {
            return "auto_increment";
        }
        var value = row.getValue(6);
        // MariaDB writes that there is none; an empty text is one.
        return value == null || value.equals("NULL") ? null : value.toString();
    }

    @Override
    public Statement keys(List<FoundTable> tables) {
        return named(KEYS, tables);
    }

    @Override
    public KeyPart keyPart(Tuple row) {
        return new KeyPart(
                name(row),
                CatalogueRows.required(row, 2),
                CatalogueRows.required(row, 3),
                CatalogueRows.reference(row, 4));
    }

    private static Statement named(String sql, List<FoundTable> tables) {
        var condition = NamedTables.in("table_schema", "table_name", tables);
        return new Statement(sql.formatted(condition.sql()), new ArrayList<>(condition.parameters()));
    }

    private static FoundTable.Name name(Tuple row) {
        return new FoundTable.Name(CatalogueRows.required(row, 0), CatalogueRows.required(row, 1));
    }
}
