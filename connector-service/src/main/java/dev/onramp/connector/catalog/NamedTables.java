package dev.onramp.connector.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A condition that holds for tables of given names, for catalogues that have no numbers. */
final class NamedTables {

    private NamedTables() {}

    /**
     * The condition and its parameters. There is one equality for each schema: that is what MariaDB needs to look into
     * no other schema.
     */
    static Statement in(String schemaColumn, String tableColumn, List<FoundTable> tables) {
        var bySchema = new LinkedHashMap<String, List<Object>>();
        tables.forEach(table -> bySchema.computeIfAbsent(table.schema(), schema -> new ArrayList<>())
                .add(table.name()));
        var parameters = new ArrayList<Object>();
        var sql = bySchema.entrySet().stream()
                .map(schema -> {
                    parameters.add(schema.getKey());
                    parameters.addAll(schema.getValue());
                    var places = String.join(
                            ",", Collections.nCopies(schema.getValue().size(), "?"));
                    return schemaColumn + " = ? and " + tableColumn + " in (" + places + ")";
                })
                .collect(Collectors.joining(" or ", "(", ")"));
        return new Statement(sql, parameters);
    }
}
