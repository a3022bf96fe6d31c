package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.Kind;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Db2 for Linux, UNIX and Windows, 10.5 and later. Its catalogue shows every table to whoever may read the catalogue. */
final class Db2Catalogue implements Catalogue {

    private static final String TABLES = """
            select tabschema, tabname, case when type in ('V', 'W', 'S') then 1 else 0 end, colcount, card, remarks
            from syscat.tables
            where type in ('T', 'U', 'V', 'W', 'S', 'N') and tabschema not like 'SYS%'
            for read only
            """;

    private static final String COLUMNS = """
            select tabschema, tabname, colname, typename, length, scale, codepage, nulls,
                case
                    when generated <> ' ' and identity = 'Y' then 'generated as identity'
                    when generated <> ' ' then 'generated ' || varchar(substr(text, 1, 3500))
                    else varchar(substr(default, 1, 254))
                end,
                remarks
            from syscat.columns
            where %s
            order by tabschema, tabname, colno
            for read only
            """;

    private static final String KEYS = """
            select k.tabschema, k.tabname, k.constname, k.colname,
                cast(null as varchar(128)), cast(null as varchar(128)), cast(null as varchar(128)), k.colseq as place
            from syscat.tabconst c
            join syscat.keycoluse k
                on k.constname = c.constname and k.tabschema = c.tabschema and k.tabname = c.tabname
            where c.type = 'P' and %s
            union all
            select k.tabschema, k.tabname, k.constname, k.colname, r.reftabschema, r.reftabname, p.colname, k.colseq
            from syscat.references r
            join syscat.keycoluse k
                on k.constname = r.constname and k.tabschema = r.tabschema and k.tabname = r.tabname
            join syscat.keycoluse p
                on p.constname = r.refkeyname and p.tabschema = r.reftabschema and p.tabname = r.reftabname
                and p.colseq = k.colseq
            where %s
            order by 1, 2, 3, 8
            for read only
            """;

    @Override
    public Statement tables(String database) {
        return Statement.of(TABLES);
    }

    @Override
    public FoundTable table(Tuple row) {
        var schema = CatalogueRows.required(row, 0);
        var name = CatalogueRows.required(row, 1);
        return new FoundTable(
                new FoundTable.Name(schema, name),
                schema,
                name,
                CatalogueRows.flag(row, 2) ? Kind.view : Kind.table,
                CatalogueRows.number(row, 3),
                CatalogueRows.estimate(row, 4),
                CatalogueRows.text(row, 5));
    }

    @Override
    public Statement columns(List<FoundTable> tables) {
        var condition = NamedTables.in("tabschema", "tabname", tables);
        return new Statement(COLUMNS.formatted(condition.sql()), condition.parameters());
    }

    @Override
    public FoundColumn column(Tuple row) {
        var type = CatalogueRows.required(row, 3);
        var binary = CatalogueRows.number(row, 6) == 0;
        var nativeType = Db2Types.written(type, CatalogueRows.number(row, 4), CatalogueRows.number(row, 5), binary);
        return new FoundColumn(
                name(row),
                new Column(
                        CatalogueRows.required(row, 2),
                        nativeType,
                        Db2Types.portable(type, binary),
                        CatalogueRows.required(row, 7).equals("Y"),
                        CatalogueRows.text(row, 8),
                        CatalogueRows.text(row, 9)));
    }

    @Override
    public Statement keys(List<FoundTable> tables) {
        var primary = NamedTables.in("k.tabschema", "k.tabname", tables);
        var parameters = new ArrayList<>(primary.parameters());
        parameters.addAll(primary.parameters());
        return new Statement(KEYS.formatted(primary.sql(), primary.sql()), parameters);
    }

    @Override
    public KeyPart keyPart(Tuple row) {
        return new KeyPart(
                name(row),
                CatalogueRows.required(row, 2),
                CatalogueRows.required(row, 3),
                CatalogueRows.reference(row, 4));
    }

    private static FoundTable.Name name(Tuple row) {
        return new FoundTable.Name(CatalogueRows.required(row, 0), CatalogueRows.required(row, 1));
    }
}
