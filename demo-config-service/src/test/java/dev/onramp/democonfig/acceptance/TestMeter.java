package dev.onramp.democonfig.acceptance;

import io.github.bucket4j.TimeMeter;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time by which the limits of the service under test are refilled: the real one, unless a test stops it. */
final class TestMeter implements TimeMeter {

    private static final AtomicReference<@Nullable Long> STOPPED = new AtomicReference<>();

    private TestMeter() {}

    static void stop() {
        STOPPED.set(System.nanoTime());
    }

    static void goOn() {
        STOPPED.set(null);
    }

    @Override
    public long currentTimeNanos() {
        var stopped = STOPPED.get();
        return stopped == null ? System.nanoTime() : stopped;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    /** Takes the place of the time of the service. */
    static class Producer {

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        TimeMeter meter() {
            return new TestMeter();
        }
    }
}
