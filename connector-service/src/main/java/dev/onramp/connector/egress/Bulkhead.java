package dev.onramp.connector.egress;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Bounds how much runs at once, in all and for each target, so that one that hangs holds nobody else up. */
@ApplicationScoped
public class Bulkhead {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Places places;

    @Inject
    Bulkhead(ConnectorConfig config) {
        this(config.limits().concurrent(), config.limits().concurrentPerTarget());
    }

    Bulkhead(int most, int mostPerTarget) {
        if (most < 1 || mostPerTarget < 1) {
            throw new IllegalStateException(
                    "onramp.connector.limits.concurrent and concurrent-per-target must be 1 or more");
        }
        this.places = new Places(most, mostPerTarget);
    }

    /**
     * Runs {@code work} unless too much is running for this target or in all: then fails with the problem 429 {@code
     * too-many-requests}. Places are given as {@link Places#run} does.
     *
     * @param target what is kept apart from others, such as {@code host:port}
     */
    public <T> Uni<T> run(String target, Supplier<Uni<T>> work) {
        return places.run(
                target,
                work,
                () -> Problems.tooManyRequests(
                        "Too much of this kind is running at the moment; try again.", RETRY_AFTER_SECONDS));
    }

    /** How much runs, in all. */
    int running() {
        return places.running();
    }

    /** How many targets are remembered. */
    int targets() {
        return places.targets();
    }
}
