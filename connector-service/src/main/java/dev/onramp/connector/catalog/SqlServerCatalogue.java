package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Column;
import io.vertx.sqlclient.Tuple;

/** SQL Server 2012 and later. Its catalogue shows a login no object on which it has no permission at all. */
final class SqlServerCatalogue extends NumberedCatalogue {

    private static final String TABLES = """
            select cast(o.object_id as bigint), s.name, o.name, case o.type when 'V' then 1 else 0 end,
                c.width, p.total, cast(e.value as nvarchar(4000))
            from sys.objects o
            join sys.schemas s on s.schema_id = o.schema_id
            join (select object_id, count(*) as width from sys.columns group by object_id) c
                on c.object_id = o.object_id
            left join (
                select object_id, sum(rows) as total from sys.partitions where index_id in (0, 1) group by object_id
            ) p on p.object_id = o.object_id
            left join sys.extended_properties e
                on e.class = 1 and e.major_id = o.object_id and e.minor_id = 0 and e.name = N'MS_Description'
            where o.type in ('U', 'V') and o.is_ms_shipped = 0 and s.name not in (N'sys', N'INFORMATION_SCHEMA')
            """;

    private static final String COLUMNS = """
            select cast(c.object_id as bigint), c.name, t.name, coalesce(b.name, t.name),
                cast(c.max_length as int), cast(c.precision as int), cast(c.scale as int),
                cast(c.is_nullable as int),
                case
                    when g.definition is not null then N'generated always as ' + left(g.definition, 4000)
                    when c.is_identity = 1 then N'identity'
                    else left(d.definition, 4000)
                end,
                cast(e.value as nvarchar(4000))
            from sys.columns c
            join sys.types t on t.user_type_id = c.user_type_id
            left join sys.types b on b.user_type_id = c.system_type_id
            left join sys.default_constraints d on d.object_id = c.default_object_id
            left join sys.computed_columns g on g.object_id = c.object_id and g.column_id = c.column_id
            left join sys.extended_properties e
                on e.class = 1 and e.major_id = c.object_id and e.minor_id = c.column_id and e.name = N'MS_Description'
            where c.object_id in (%s)
            order by c.object_id, c.column_id
            """;

    private static final String KEYS = """
            select cast(k.parent_object_id as bigint), k.name, c.name, null, null, null, i.key_ordinal as place
            from sys.key_constraints k
            join sys.index_columns i on i.object_id = k.parent_object_id and i.index_id = k.unique_index_id
            join sys.columns c on c.object_id = i.object_id and c.column_id = i.column_id
            where k.type = 'PK' and i.key_ordinal > 0 and k.parent_object_id in (%1$s)
            union all
            select cast(k.parent_object_id as bigint), k.name, c.name, rs.name, ro.name, rc.name,
                p.constraint_column_id
            from sys.foreign_keys k
            join sys.foreign_key_columns p on p.constraint_object_id = k.object_id
            join sys.columns c on c.object_id = p.parent_object_id and c.column_id = p.parent_column_id
            join sys.objects ro on ro.object_id = p.referenced_object_id
            join sys.schemas rs on rs.schema_id = ro.schema_id
            join sys.columns rc on rc.object_id = p.referenced_object_id and rc.column_id = p.referenced_column_id
            where k.parent_object_id in (%1$s)
            order by 1, 2, place
            """;

    SqlServerCatalogue() {
        super(TABLES, COLUMNS, KEYS);
    }

    @Override
    public FoundColumn column(Tuple row) {
        var name = CatalogueRows.required(row, 2);
        var base = CatalogueRows.required(row, 3);
        var nativeType = SqlServerTypes.written(
                name, base, CatalogueRows.number(row, 4), CatalogueRows.number(row, 5), CatalogueRows.number(row, 6));
        return new FoundColumn(
                row.getLong(0),
                new Column(
                        CatalogueRows.required(row, 1),
                        nativeType,
                        SqlServerTypes.portable(base),
                        CatalogueRows.flag(row, 7),
                        CatalogueRows.text(row, 8),
                        CatalogueRows.text(row, 9)));
    }
}
