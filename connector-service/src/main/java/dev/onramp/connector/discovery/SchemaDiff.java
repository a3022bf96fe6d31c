package dev.onramp.connector.discovery;

import dev.onramp.connector.discovery.SchemaChange.Kind;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed in a table, and whether it breaks those who read it. */
final class SchemaDiff {

    private final String table;
    private final List<SchemaChange> changes = new ArrayList<>();

    private SchemaDiff(String table) {
        this.table = table;
    }

    /** A table that was not there before. */
    static SchemaChange added(String table) {
        return new SchemaChange(Kind.table_added, table, null, null, null, false);
    }

    /** A table that is gone. */
    static SchemaChange removed(String table) {
        return new SchemaChange(Kind.table_removed, table, null, null, null, true);
    }

    /** What changed in a table that is there still. */
    static List<SchemaChange> between(Table before, Table after) {
        var diff = new SchemaDiff(after.qualifiedName());
        diff.compareTables(before, after);
        diff.compareColumns(byName(before.columns(), Column::name), byName(after.columns(), Column::name));
        diff.compareKeys(before, after);
        return List.copyOf(diff.changes);
    }

    private void compareTables(Table before, Table after) {
        compare(
                Kind.table_kind_changed,
                null,
                before.kind().name(),
                after.kind().name(),
                false);
        compare(Kind.table_comment_changed, null, before.comment(), after.comment(), false);
    }

    private void compareColumns(Map<String, Column> before, Map<String, Column> after) {
        before.values().stream()
                .filter(column -> !after.containsKey(column.name()))
                .forEach(column -> add(Kind.column_removed, column.name(), column.nativeType(), null, true));
        after.values().stream()
                .filter(column -> !before.containsKey(column.name()))
                .forEach(column -> add(Kind.column_added, column.name(), null, column.nativeType(), false));
        before.forEach((name, column) -> {
            var now = after.get(name);
            if (now != null) {
                compareColumn(column, now);
            }
        });
        compareOrder(before, after);
    }

    private void compareColumn(Column before, Column after) {
        var name = after.name();
        if (before.type() != after.type() || !before.nativeType().equals(after.nativeType())) {
            var breaking = !TypeChange.keepsValues(before, after);
            add(Kind.column_type_changed, name, before.nativeType(), after.nativeType(), breaking);
        }
        // Who reads is surprised by nulls, not by their absence.
        compare(Kind.column_nullable_changed, name, nullable(before), nullable(after), after.nullable());
        compare(Kind.column_default_changed, name, before.defaultValue(), after.defaultValue(), false);
        compare(Kind.column_comment_changed, name, before.comment(), after.comment(), false);
    }

    private void compareOrder(Map<String, Column> before, Map<String, Column> after) {
        var stayed = before.keySet().stream().filter(after::containsKey).toList();
        var now = after.keySet().stream().filter(before::containsKey).toList();
        if (!stayed.equals(now)) {
            add(Kind.columns_reordered, null, null, null, false);
        }
    }

    private void compareKeys(Table before, Table after) {
        if (!before.primaryKey().equals(after.primaryKey())) {
            // A key where there was none takes nothing away.
            var breaking = !before.primaryKey().isEmpty();
            add(Kind.primary_key_changed, null, names(before.primaryKey()), names(after.primaryKey()), breaking);
        }
        var was = byName(before.foreignKeys(), ForeignKey::name);
        var is = byName(after.foreignKeys(), ForeignKey::name);
        was.forEach((name, key) -> {
            var now = is.get(name);
            if (now == null) {
                add(Kind.foreign_key_removed, name, text(key), null, false);
            } else {
                compare(Kind.foreign_key_changed, name, text(key), text(now), false);
            }
        });
        is.forEach((name, key) -> {
            if (!was.containsKey(name)) {
                add(Kind.foreign_key_added, name, null, text(key), false);
            }
        });
    }

    private void compare(
            Kind kind, @Nullable String name, @Nullable String before, @Nullable String after, boolean breaking) {
        if (!Objects.equals(before, after)) {
            add(kind, name, before, after, breaking);
        }
    }

    private void add(
            Kind kind, @Nullable String name, @Nullable String before, @Nullable String after, boolean breaking) {
        changes.add(new SchemaChange(kind, table, name, before, after, breaking));
    }

    private static String nullable(Column column) {
        return column.nullable() ? "nullable" : "not null";
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String text(ForeignKey key) {
        var schema = key.referencedSchema() == null ? "" : key.referencedSchema() + ".";
        return "(" + names(key.columns()) + ") references " + schema + key.referencedTable() + " ("
                + names(key.referencedColumns()) + ")";
    }

    /** In their order; of two with one name, which no database has, the first. */
    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return things.stream()
                .collect(Collectors.toMap(name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
