package dev.onramp.defaults.idempotency;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets expired keys every hour. Replicas may do it at once. */
@ApplicationScoped
class IdempotencyPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);

    private final IdempotencyStore store;
    private final Transactions transactions;

    IdempotencyPurge(IdempotencyStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Scheduled(identity = "idempotency-purge", every = "1h", delayed = "1m")
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.runUpkeep(store::purge))
                .whilst(forgotten -> forgotten > 0)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Expired idempotency keys stay until the next run: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
