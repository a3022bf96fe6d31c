package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that the data sources of one client have, as formulas name them: no case matters. */
final class Columns {

    /** More are not asked about; what formulas name of them stays unverified. */
    static final int MAX_PROFILES = 10;

    /** What is known of a column that a formula names. */
    enum Finding {
        FOUND,
        /** Found, but its values are no numbers. */
        NO_NUMBER,
        UNVERIFIED,
        NO_SOURCE,
        NO_COLUMN,
        AMBIGUOUS
    }

    /** By id of the profile: how formulas may call it, in lower case, with a point behind. */
    private final Map<String, Set<String>> prefixes = new LinkedHashMap<>();

    private final Map<String, ProfileColumns> known;

    /**
     * @param dataSources of the client
     * @param known by id of the profile; what is missing is unknown
     */
    Columns(List<ObjectNode> dataSources, Map<String, ProfileColumns> known) {
        this.known = known;
        for (var source : dataSources) {
            var profile = text(source, "profile_id");
            if (profile != null) {
                var names = prefixes.computeIfAbsent(profile, id -> new LinkedHashSet<>());
                names.add(lower(profile) + ".");
                var name = text(source, "name");
                if (name != null) {
                    names.add(lower(name) + ".");
                }
            }
        }
    }

    /** The profiles to ask about, at most {@value #MAX_PROFILES}. */
    List<String> profiles() {
        return prefixes.keySet().stream().limit(MAX_PROFILES).toList();
    }

    /** What is known of each of {@code columns}, by the column as written. Belongs on a worker. */
    Map<String, Finding> find(Set<String> columns) {
        var result = new LinkedHashMap<String, Finding>();
        for (var column : columns) {
            result.put(column, find(lower(column)));
        }
        return result;
    }

    private Finding find(String column) {
        if (known.isEmpty()) {
            return prefixes.isEmpty() ? Finding.NO_SOURCE : Finding.UNVERIFIED;
        }
        var hits = new ArrayList<ColumnIndex.Hit>();
        known.forEach((profile, columns) -> hits.addAll(hits(column, profile, columns.index())));
        if (hits.isEmpty()) {
            return missing(column);
        }
        if (hits.size() > 1) {
            return Finding.AMBIGUOUS;
        }
        return hits.get(0).mayBeNumber() ? Finding.FOUND : Finding.NO_NUMBER;
    }

    /** The columns of the profile that are called so, each once, whatever ways lead to it. */
    private Set<ColumnIndex.Hit> hits(String column, String profile, ColumnIndex index) {
        var result = new HashSet<ColumnIndex.Hit>();
        for (var path : paths(column, prefixes.getOrDefault(profile, Set.of()))) {
            result.addAll(index.find(path));
        }
        return result;
    }

    /** What is left of the column behind each name of the source, and all of it. */
    private static List<String> paths(String column, Set<String> names) {
        var result = new ArrayList<String>();
        result.add(column);
        for (var name : names) {
            if (column.startsWith(name)) {
                result.add(column.substring(name.length()));
            }
        }
        return result;
    }

    private Finding missing(String column) {
        if (prefixes.isEmpty()) {
            return Finding.NO_SOURCE;
        }
        var named = new ArrayList<String>();
        prefixes.forEach((profile, names) -> {
            if (names.stream().anyMatch(column::startsWith)) {
                named.add(profile);
            }
        });
        var candidates = named.isEmpty() ? prefixes.keySet() : named;
        return candidates.stream().allMatch(profile -> of(profile).status() == ProfileColumns.Status.COMPLETE)
                ? Finding.NO_COLUMN
                : Finding.UNVERIFIED;
    }

    private ProfileColumns of(String profile) {
        return known.getOrDefault(profile, ProfileColumns.none(ProfileColumns.Status.UNKNOWN));
    }

    private static @Nullable String text(ObjectNode source, String field) {
        var value = source.get(field);
        return value != null && value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
