package dev.onramp.defaults.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The version of a resource as a strong entity tag (RFC 9110, 8.8.3). It holds the time of creation too, so that a
 * resource that was deleted and made anew never has an old tag.
 */
public record ETag(String value) {

    /** The tag of the resource that was created at {@code createdAt} and is in {@code version}. */
    public static ETag of(Instant createdAt, long version) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        return new ETag('"' + Long.toString(micros, Character.MAX_RADIX) + "-" + version + '"');
    }

    @Override
    public String toString() {
        return value;
    }
}
