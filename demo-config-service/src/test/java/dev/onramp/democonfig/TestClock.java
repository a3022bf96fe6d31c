package dev.onramp.democonfig;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time of the service under test: the real one, unless a test stops it somewhere. */
public final class TestClock extends Clock {

    private static final AtomicReference<@Nullable Instant> STOPPED = new AtomicReference<>();

    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    private TestClock() {}

    /** Stops the time of the service. */
    public static void stopAt(Instant time) {
        STOPPED.set(time);
    }

    /** Lets the real time go on; every test that stops it does so at its end. */
    public static void goOn() {
        STOPPED.set(null);
    }

    @Override
    public Instant instant() {
        var stopped = STOPPED.get();
        return stopped == null ? real.instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Takes the place of the clock of the service. */
    static class Producer {

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        Clock clock() {
            return new TestClock();
        }
    }
}
