package dev.onramp.connector.egress;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Bounds how much runs at once, in all and for each target, so that one that hangs holds nobody else up. */
@ApplicationScoped
public class Bulkhead {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final int most;
    private final int mostPerTarget;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;

    @Inject
    Bulkhead(ConnectorConfig config) {
        this(config.limits().concurrent(), config.limits().concurrentPerTarget());
    }

    Bulkhead(int most, int mostPerTarget) {
        if (most < 1 || mostPerTarget < 1) {
            throw new IllegalStateException(
                    "onramp.connector.limits.concurrent and concurrent-per-target must be 1 or more");
        }
        this.most = most;
        this.mostPerTarget = mostPerTarget;
    }

    /**
     * Runs {@code work} unless too much is running for this target or in all: then fails with the problem 429 {@code
     * too-many-requests}. When half of all places are taken, a target gets one only. Cancelling cancels the work and frees the place.
     *
     * @param target what is kept apart from others, such as {@code host:port}
     */
    public <T> Uni<T> run(String target, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!enter(target)) {
                return Uni.createFrom()
                        .failure(Problems.tooManyRequests(
                                "Too much of this kind is running at the moment; try again.", RETRY_AFTER_SECONDS));
            }
            var inside = new AtomicBoolean(true);
            return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(() -> {
                if (inside.getAndSet(false)) {
                    leave(target);
                }
            });
        });
    }

    private synchronized boolean enter(String target) {
        int before = running.getOrDefault(target, 0);
        if (all >= most || before >= places()) {
            return false;
        }
        all++;
        running.put(target, before + 1);
        return true;
    }

    /** How many a target may take: fewer when it gets crowded, so that many that hang leave some for others. */
    private int places() {
        return all * 2 < most ? mostPerTarget : 1;
    }

    private synchronized void leave(String target) {
        all--;
        running.computeIfPresent(target, (key, count) -> count == 1 ? null : count - 1);
    }

    /** How much runs, in all. */
    synchronized int running() {
        return all;
    }

    /** How many targets are remembered. */
    synchronized int targets() {
        return running.size();
    }
}
