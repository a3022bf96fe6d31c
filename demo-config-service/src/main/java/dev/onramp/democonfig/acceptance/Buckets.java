package dev.onramp.democonfig.acceptance;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket of requests for each key, refilled evenly within a minute. The keys that were used least recently are forgotten. */
final class Buckets {

    static final int MAX_KEYS = 20_000;

    private final int perMinute;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    Buckets(int perMinute, TimeMeter time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    Bucket of(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    fresh -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }
}
