package dev.onramp.democonfig.datasource;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When work that has not succeeded is tried again. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 20;

    /** connector-service may be back at any time. */
    private static final Duration LONGEST_WHILE_AWAY = Duration.ofSeconds(30);

    /** What it refuses, it will mostly refuse again. */
    private static final Duration LONGEST_WHILE_REFUSED = Duration.ofMinutes(10);

    private Backoff() {}

    /** One second after the first failure, then twice as long each time; a quarter more or less. */
    static Duration after(ConnectorException failure, int attempt) {
        var longest = failure.isAway() ? LONGEST_WHILE_AWAY : LONGEST_WHILE_REFUSED;
        var pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), DOUBLINGS));
        return spread(pause.compareTo(longest) > 0 ? longest : pause);
    }

    /** A quarter more or less, so that what came at once does not come back at once. */
    static Duration spread(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    }
}
