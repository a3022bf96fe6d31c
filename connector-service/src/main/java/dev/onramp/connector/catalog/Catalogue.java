package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Dialect;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * How one kind of database is asked what is in it: a list of all tables, then columns and keys for many tables at a
 * time. Rows are read by position, so that they can be tested without a server.
 */
interface Catalogue {

    /** What to say first, so that all the answers are of one moment and written alike; may be empty. */
    default List<String> preparations() {
        return List.of();
    }

    /**
     * Lists all tables that the login may see, system schemas aside, in any order.
     *
     * @param database the one that the profile names; empty if it names none
     */
    Statement tables(String database);

    FoundTable table(Tuple row);

    /** The columns of these tables, in their order within each table. */
    Statement columns(List<FoundTable> tables);

    FoundColumn column(Tuple row);

    /** The parts of the primary and foreign keys of these tables, in their order within each key. */
    Statement keys(List<FoundTable> tables);

    KeyPart keyPart(Tuple row);

    static Catalogue of(Dialect dialect) {
        return switch (dialect) {
            case postgresql -> new PostgresCatalogue();
            case mysql, mariadb -> new MySqlCatalogue();
            case sqlserver -> new SqlServerCatalogue();
            case db2 -> new Db2Catalogue();
        };
    }
}
