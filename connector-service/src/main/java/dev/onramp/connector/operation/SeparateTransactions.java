package dev.onramp.connector.operation;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Transactions of work that is no request. Each runs on a context of its own: on a shared one it would join a transaction
 * that happens to be open, such as that of a step that was cancelled and is not over yet. May be used on any thread.
 */
@ApplicationScoped
public class SeparateTransactions {

    private final Transactions transactions;
    private final Vertx vertx;

    SeparateTransactions(Transactions transactions, Vertx vertx) {
        this.transactions = transactions;
        this.vertx = vertx;
    }

    /** As {@link Transactions#run}. */
    public <T> Uni<T> run(String owner, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> newContext()
                        .runOnContext(ignored ->
                                transactions.run(owner, work).subscribe().with(emitter::complete, emitter::fail)));
    }

    /** A context on which Hibernate Reactive may be used, and on which nothing else runs. */
    Context newContext() {
        var context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }
}
