package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Kind;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** A catalogue that knows its tables by a number. */
abstract class NumberedCatalogue implements Catalogue {

    private final String tables;
    private final String columns;
    private final String keys;

    /**
     * The statements.
     *
     * @param tables number, schema, name, whether it is a view, number of columns, estimate of rows, comment
     * @param columns beginning with the number of the table; {@code %s} stands for the numbers that are wanted
     * @param keys number of the table, name of the key, column, and schema, table and column that it points at; {@code %s}
     *     as above
     */
    NumberedCatalogue(String tables, String columns, String keys) {
        this.tables = tables;
        this.columns = columns;
        this.keys = keys;
    }

    @Override
    public final Statement tables(String database) {
        return Statement.of(tables);
    }

    @Override
    public final FoundTable table(Tuple row) {
        return new FoundTable(
                row.getLong(0),
                CatalogueRows.required(row, 1),
                CatalogueRows.required(row, 2),
                CatalogueRows.flag(row, 3) ? Kind.view : Kind.table,
                CatalogueRows.number(row, 4),
                CatalogueRows.estimate(row, 5),
                CatalogueRows.text(row, 6));
    }

    @Override
    public final Statement columns(List<FoundTable> wanted) {
        return Statement.of(columns.formatted(CatalogueRows.numbers(wanted)));
    }

    @Override
    public final Statement keys(List<FoundTable> wanted) {
        return Statement.of(keys.formatted(CatalogueRows.numbers(wanted)));
    }

    @Override
    public final KeyPart keyPart(Tuple row) {
        return new KeyPart(
                row.getLong(0),
                CatalogueRows.required(row, 1),
                CatalogueRows.required(row, 2),
                CatalogueRows.reference(row, 3));
    }
}
