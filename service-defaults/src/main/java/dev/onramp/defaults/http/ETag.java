package dev.onramp.defaults.http;

import java.time.Instant;

/**
 * The version of a resource as a strong entity tag (RFC 9110, 8.8.3). It holds the time of creation too, so that a
 * resource that was deleted and made anew never has an old tag.
 */
public record ETag(String value) {

    /** The tag of the resource that was created at {@code createdAt} and is in {@code version}. */
    public static ETag of(Instant createdAt, long version) {
        // ChronoUnit.MICROS.between counts in nanoseconds, which a long has for 292 years only.
        var micros = createdAt.getEpochSecond() * 1_000_000 + createdAt.getNano() / 1_000;
        return new ETag('"' + Long.toString(micros, Character.MAX_RADIX) + "-" + version + '"');
    }

    @Override
    public String toString() {
        return value;
    }
}
