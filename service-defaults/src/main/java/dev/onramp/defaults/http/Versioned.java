package dev.onramp.defaults.http;

/**
 * A representation and the version that it shows.
 *
 * @param created whether the write that returned it made the resource
 */
public record Versioned<T>(T body, ETag tag, boolean created) {

    /** What was read or changed. */
    public static <T> Versioned<T> existing(T body, ETag tag) {
        return new Versioned<>(body, tag, false);
    }

    /** What was made by this request. */
    public static <T> Versioned<T> created(T body, ETag tag) {
        return new Versioned<>(body, tag, true);
    }
}
