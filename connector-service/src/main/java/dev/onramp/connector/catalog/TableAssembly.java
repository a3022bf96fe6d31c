package dev.onramp.connector.catalog;

import dev.onramp.connector.source.CodePoints;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Puts together what a catalogue says about a portion of its tables. Whatever is about other tables, or has no name, is
 * left out. More than any table has is refused as it comes, because the catalogue may be anybody's.
 */
final class TableAssembly {

    /** As many as are stored. */
    static final int MAX_COLUMNS = 5_000;

    static final int MAX_FOREIGN_KEYS = 1_000;

    /** More than any database allows. */
    static final int MAX_PARTS = 500;

    private final List<FoundTable> tables;
    private final Budget budget = new Budget();
    private final Map<Object, List<Column>> columns = new HashMap<>();
    private final Map<Object, Map<String, List<KeyPart>>> keys = new HashMap<>();

    TableAssembly(List<FoundTable> tables) {
        this.tables = tables;
        tables.forEach(table -> columns.put(table.key(), new ArrayList<>()));
    }

    /** @throws SourceException if the table has too many columns, or the name of this one is too long */
    void add(FoundColumn found) {
        var known = columns.get(found.table());
        var name = found.column().name();
        if (known != null && !name.isEmpty()) {
            CatalogueNames.check(name);
            require(known.size() < MAX_COLUMNS, "A table has more than " + MAX_COLUMNS + " columns.");
            var column = found.column();
            budget.spend(name, column.nativeType(), column.defaultValue(), column.comment());
            known.add(column);
        }
    }

    /** @throws SourceException if the table has too many keys, the key too many parts, or a name is too long */
    void add(KeyPart part) {
        if (!columns.containsKey(part.table()) || part.column().isEmpty()) {
            return;
        }
        check(part);
        var ofTable = keys.computeIfAbsent(part.table(), table -> new LinkedHashMap<>());
        // A foreign key may have the name that a primary key has.
        var parts =
                ofTable.computeIfAbsent((part.reference() == null ? "p" : "f") + part.name(), key -> new ArrayList<>());
        // One more for the primary key.
        require(ofTable.size() <= MAX_FOREIGN_KEYS + 1, "A table has more than " + MAX_FOREIGN_KEYS + " foreign keys.");
        require(parts.size() < MAX_PARTS, "A key has more than " + MAX_PARTS + " columns.");
        parts.add(part);
    }

    private void check(KeyPart part) {
        var reference = part.reference();
        var names = reference == null
                ? new String[] {part.name(), part.column()}
                : new String[] {part.name(), part.column(), reference.schema(), reference.table(), reference.column()};
        for (var name : names) {
            CatalogueNames.check(name);
        }
        budget.spend(names);
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw CatalogueNames.tooLarge(otherwise);
        }
    }

    /** The tables, in the order in which they were found. */
    List<Table> build() {
        return tables.stream().map(this::table).toList();
    }

    private Table table(FoundTable found) {
        var ofTable = Objects.requireNonNull(columns.get(found.key()));
        var known = ofTable.stream().map(Column::name).collect(Collectors.toSet());
        var primaryKey = new ArrayList<String>();
        var foreignKeys = new ArrayList<ForeignKey>();
        for (var parts : keys.getOrDefault(found.key(), Map.of()).values()) {
            // A key over a column that the login may not see would tell of it.
            if (!parts.stream().allMatch(part -> known.contains(part.column()))) {
                continue;
            }
            var names = parts.stream().map(KeyPart::column).toList();
            var reference = parts.get(0).reference();
            if (reference == null) {
                primaryKey.addAll(names);
            } else {
                foreignKeys.add(new ForeignKey(
                        parts.get(0).name(), names, reference.schema(), reference.table(), referenced(parts)));
            }
        }
        return new Table(
                found.schema(),
                found.name(),
                found.kind(),
                found.comment(),
                found.rowEstimate(),
                List.copyOf(ofTable),
                List.copyOf(primaryKey),
                foreignKeys.stream()
                        .sorted((a, b) -> CodePoints.ORDER.compare(a.name(), b.name()))
                        .toList());
    }

    private static List<String> referenced(List<KeyPart> parts) {
        var names = new ArrayList<String>();
        for (var part : parts) {
            if (part.reference() != null) {
                names.add(part.reference().column());
            }
        }
        return List.copyOf(names);
    }
}
