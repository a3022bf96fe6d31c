package dev.onramp.connector.discovery;

import dev.onramp.connector.source.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is not the same in two snapshots.
 *
 * @param schema empty if it has none
 * @param before null unless it is in both
 * @param after null unless it is in both
 * @param added whether it is in the second only; otherwise, with nothing before and after, in the first only
 */
record DifferentTable(
        String name,
        String schema,
        String table,
        @Nullable Table before,
        @Nullable Table after,
        boolean added) {

    List<SchemaChange> changes() {
        if (before != null && after != null) {
            return SchemaDiff.between(before, after);
        }
        return List.of(added ? SchemaDiff.added(name) : SchemaDiff.removed(name));
    }
}
