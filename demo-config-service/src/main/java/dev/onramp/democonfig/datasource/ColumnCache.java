package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.kpi.ProfileColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of the last few profiles, for a moment: whoever edits formulas asks again and again. */
@ApplicationScoped
class ColumnCache {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int SIZE = 8;

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ColumnCache(Clock clock) {
        this.clock = clock;
    }

    private record Entry(ProfileColumns columns, Instant until) {}

    synchronized @Nullable ProfileColumns get(String profile) {
        var entry = entries.get(profile);
        return entry == null || !clock.instant().isBefore(entry.until()) ? null : entry.columns();
    }

    synchronized void put(String profile, ProfileColumns columns) {
        entries.remove(profile);
        if (entries.size() == SIZE) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(profile, new Entry(columns, clock.instant().plus(LIFE)));
    }
}
