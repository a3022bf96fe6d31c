package dev.onramp.defaults.idempotency;

import dev.onramp.defaults.persistence.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets expired keys every hour. Replicas may do it at once. */
@ApplicationScoped
class IdempotencyPurge {

    private final IdempotencyStore store;
    private final Upkeep upkeep;

    IdempotencyPurge(IdempotencyStore store, Upkeep upkeep) {
        this.store = store;
        this.upkeep = upkeep;
    }

    @Scheduled(identity = "idempotency-purge", every = "1h", delayed = "1m")
    Uni<Void> purge() {
        return upkeep.untilDone("Expired idempotency keys", () -> store.purge().map(forgotten -> forgotten > 0));
    }
}
