package dev.onramp.connector.discovery;

import dev.onramp.connector.egress.ConnectorConfig;
import dev.onramp.connector.egress.Places;
import dev.onramp.connector.operation.RunLaterException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Bounds how many discoveries are at one target. They have places of their own: what somebody waits for, such as a test,
 * is not refused because of them, nor they because of it.
 */
@ApplicationScoped
class Targets {

    private final Places places;

    @Inject
    Targets(ConnectorConfig config) {
        this(config.limits().concurrentPerTarget());
    }

    Targets(int most) {
        this.places = Places.perTarget(most);
    }

    /** Runs {@code work}, or fails with a {@link RunLaterException} if as much as may be is at the target. */
    <T> Uni<T> run(String target, Supplier<Uni<T>> work) {
        return places.run(target, work, RunLaterException::new);
    }
}
