package dev.onramp.connector.catalog;

import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import java.util.ArrayList;
import java.util.List;

/** The tables that a catalogue lists, as they come: those that are wanted, bounded in number and in size. */
final class TableList {

    /** The most tables that a source may have, to keep the list of them small. */
    static final int MAX_TABLES = 100_000;

    private final Scope scope;
    private final List<FoundTable> tables = new ArrayList<>();
    private final Budget budget = new Budget();

    TableList(Scope scope) {
        this.scope = scope;
    }

    /**
     * Takes a table if it is wanted and has a name.
     *
     * @throws SourceException if it is one too many, or its name too long
     */
    void add(FoundTable table) {
        if (table.name().isEmpty() || table.schema().isEmpty()) {
            return;
        }
        CatalogueNames.check(table.schema());
        CatalogueNames.check(table.name());
        if (!scope.wants(table.schema(), table.name())) {
            return;
        }
        budget.spend(table.schema(), table.name(), table.comment());
        tables.add(table);
        if (tables.size() > MAX_TABLES) {
            throw CatalogueNames.tooLarge("There are more than " + MAX_TABLES + " tables.");
        }
    }

    /** All that were taken. */
    List<FoundTable> tables() {
        return tables;
    }
}
