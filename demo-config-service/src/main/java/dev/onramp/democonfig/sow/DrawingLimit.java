package dev.onramp.democonfig.sow;

import java.time.Duration;

/**
 * How much may be drawn for one document.
 *
 * @param pages at most
 * @param deadline when drawing ends, in {@link System#nanoTime}
 */
record DrawingLimit(int pages, long deadline) {

    static DrawingLimit of(int pages, Duration time) {
        return new DrawingLimit(pages, System.nanoTime() + time.toNanos());
    }

    /** Lets drawing go on. */
    void check(int page) {
        if (page > pages) {
            throw new DrawingLimitException("pages");
        }
        if (System.nanoTime() - deadline > 0) {
            throw new DrawingLimitException("time");
        }
    }

    /** A document that takes more than its limit. */
    static final class DrawingLimitException extends RuntimeException {

        private static final long serialVersionUID = 1;

        DrawingLimitException(String limit) {
            super("The limit of " + limit + " is reached");
        }
    }
}
