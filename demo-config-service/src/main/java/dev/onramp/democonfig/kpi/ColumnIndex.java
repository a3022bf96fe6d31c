package dev.onramp.democonfig.kpi;

import dev.onramp.democonfig.kpi.ProfileColumns.TableColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The columns of a profile by what formulas may call them behind the name of the source, in lower case. */
final class ColumnIndex {

    private final Map<String, Set<Hit>> hits = new HashMap<>();

    /** A column, the same one wherever it stands twice. */
    record Hit(String table, String name, boolean mayBeNumber) {}

    ColumnIndex(List<TableColumn> columns) {
        for (var column : columns) {
            var hit = new Hit(lower(column.table()), lower(column.name()), column.mayBeNumber());
            var bare = hit.table().substring(hit.table().lastIndexOf('.') + 1);
            add(hit.table() + "." + hit.name(), hit);
            if (bare.length() < hit.table().length()) {
                add(bare + "." + hit.name(), hit);
            }
        }
    }

    /** The columns that are called so; of many only two. */
    Set<Hit> find(String path) {
        return hits.getOrDefault(path, Set.of());
    }

    private void add(String path, Hit hit) {
        // Nearly all paths lead to one column.
        hits.merge(path, Set.of(hit), ColumnIndex::union);
    }

    private static Set<Hit> union(Set<Hit> some, Set<Hit> one) {
        if (some.size() > 1 || some.equals(one)) {
            // Two are as ambiguous as many.
            return some;
        }
        return Set.of(some.iterator().next(), one.iterator().next());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
