package dev.onramp.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that happens outside of this process, but not for ever. */
final class Deadline {

    private static final long POLL_MILLIS = 50;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** Waits until the condition holds; false if it does not in time. */
    boolean until(BooleanSupplier condition) {
        return find(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Waits until there is something; empty if there is nothing in time. */
    <T> Optional<T> find(Supplier<Optional<T>> search) {
        var found = search.get();
        while (found.isEmpty() && System.nanoTime() - end < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = search.get();
        }
        return found;
    }
}
