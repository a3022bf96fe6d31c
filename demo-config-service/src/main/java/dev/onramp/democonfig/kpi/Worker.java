package dev.onramp.democonfig.kpi;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Does what takes long for an event loop, such as reading and judging many formulas. */
@ApplicationScoped
class Worker {

    private final Vertx vertx;

    Worker(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs work that touches no database, and goes on where the caller was, so also in a running transaction. */
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            var context = vertx.getOrCreateContext();
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .emitOn(rest -> context.runOnContext(ignored -> rest.run()));
        });
    }
}
