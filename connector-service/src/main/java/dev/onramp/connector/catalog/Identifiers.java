package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;

/** Names of tables and columns in SQL. Whatever a name holds, it stays a name. */
final class Identifiers {

    private Identifiers() {}

    /** @throws SourceException if no database has such a name, as a catalogue that lies may claim */
    static String quoted(Dialect dialect, String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new SourceException(
                    FaultCode.QUERY_FAILED, "The table or a column of it has a name that no statement can hold.");
        }
        return switch (dialect) {
            case mysql, mariadb -> '`' + name.replace("`", "``") + '`';
            case sqlserver -> '[' + name.replace("]", "]]") + ']';
            case postgresql, db2 -> '"' + name.replace("\"", "\"\"") + '"';
        };
    }

    static String quoted(Dialect dialect, Table table) {
        var name = quoted(dialect, table.name());
        return table.schema() == null ? name : quoted(dialect, table.schema()) + "." + name;
    }
}
