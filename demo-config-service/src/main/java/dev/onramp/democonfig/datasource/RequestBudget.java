package dev.onramp.democonfig.datasource;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;

/** How long a request of a caller may still wait for connector-service, whoever asks on behalf of it. */
@ApplicationScoped
class RequestBudget {

    /** In less nobody answers. */
    private static final Duration LEAST = Duration.ofMillis(10);

    private final Start start;

    RequestBudget(Start start) {
        this.start = start;
    }

    /** What is left of the deadline, which begins with the first question of a request; zero if nothing to speak of is. */
    Duration left(Duration deadline) {
        if (!Arc.container().requestContext().isActive()) {
            return deadline;
        }
        var left = deadline.minus(start.elapsed());
        return left.compareTo(LEAST) < 0 ? Duration.ZERO : left;
    }

    /** When the first question was asked. */
    @RequestScoped
    static class Start {

        private final long begin = System.nanoTime();

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }
}
