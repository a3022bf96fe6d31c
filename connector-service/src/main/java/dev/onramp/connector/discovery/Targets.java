package dev.onramp.connector.discovery;

import dev.onramp.connector.egress.ConnectorConfig;
import dev.onramp.connector.operation.RunLaterException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Bounds how many discoveries are at one target. They have places of their own: what somebody waits for, such as a test,
 * is not refused because of them, nor they because of it.
 */
@ApplicationScoped
class Targets {

    private final int most;
    private final Map<String, Integer> running = new HashMap<>();

    @Inject
    Targets(ConnectorConfig config) {
        this(config.limits().concurrentPerTarget());
    }

    Targets(int most) {
        this.most = most;
    }

    /** Runs {@code work}, or fails with a {@link RunLaterException} if as much as may be is at the target. */
    <T> Uni<T> run(String target, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            enter(target);
            var inside = new AtomicBoolean(true);
            return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(() -> {
                if (inside.getAndSet(false)) {
                    leave(target);
                }
            });
        });
    }

    private synchronized void enter(String target) {
        int before = running.getOrDefault(target, 0);
        if (before >= most) {
            throw new RunLaterException();
        }
        running.put(target, before + 1);
    }

    private synchronized void leave(String target) {
        running.computeIfPresent(target, (key, count) -> count == 1 ? null : count - 1);
    }
}
