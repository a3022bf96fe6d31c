package dev.onramp.local;

import java.time.Duration;

/**
 * How patient the launcher is with a program.
 *
 * @param failedStarts how many starts in a row may fail before it is given up
 * @param readyWithin how long a start may take
 * @param firstPause the pause before the first new start; each further one is twice as long
 * @param longestPause the longest pause
 * @param provenAfter a program that ran this long starts anew with the first pause
 */
record RestartPolicy(
        int failedStarts, Duration readyWithin, Duration firstPause, Duration longestPause, Duration provenAfter) {

    /** For the services. A failed start takes seconds, and the reason for the first is mostly that for the third. */
    static final RestartPolicy SERVICE = new RestartPolicy(
            3, Duration.ofSeconds(120), Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** For PostgreSQL, which cannot start while processes of a server that was killed are still on their way out. */
    static final RestartPolicy POSTGRES = new RestartPolicy(
            7, Duration.ofSeconds(120), Duration.ofMillis(250), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** The pause after so many deaths in a row. */
    Duration pauseAfter(int deaths) {
        var pause = firstPause;
        for (int i = 1; i < deaths && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
