package dev.onramp.defaults.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * The place in a list behind one row: its time of creation and its id. Callers get it as an opaque word.
 *
 * @param createdAt in microseconds, as PostgreSQL keeps it
 */
public record Cursor(Instant createdAt, String id) {

    private static final int MAX_LENGTH = 2048;

    /** The opaque word for this place: URL-safe, no padding. */
    public String encode() {
        // ChronoUnit.MICROS.between counts in nanoseconds, which a long has for 292 years only.
        var micros = createdAt.getEpochSecond() * 1_000_000 + createdAt.getNano() / 1_000;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The place that {@code word} stands for; empty if {@link #encode} never made such a word. */
    public static Optional<Cursor> decode(String word) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            var createdAt = Instant.EPOCH.plus(Long.parseLong(text.substring(0, colon)), ChronoUnit.MICROS);
            var cursor = new Cursor(createdAt, text.substring(colon + 1));
            return cursor.isStorable() && cursor.encode().equals(word) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Years that a timestamptz can hold, and no NUL, which a text cannot. */
    private boolean isStorable() {
        return !createdAt.isBefore(Instants.MIN) && !createdAt.isAfter(Instants.MAX) && id.indexOf('\0') < 0;
    }
}
