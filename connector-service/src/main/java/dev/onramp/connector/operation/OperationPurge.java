package dev.onramp.connector.operation;

import dev.onramp.defaults.persistence.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets every hour the operations that ended more than 30 days ago. Replicas may do it at once. */
@ApplicationScoped
class OperationPurge {

    private final OperationRepository operations;
    private final Upkeep upkeep;

    OperationPurge(OperationRepository operations, Upkeep upkeep) {
        this.operations = operations;
        this.upkeep = upkeep;
    }

    @Scheduled(identity = "operation-purge", every = "1h", delayed = "2m")
    Uni<Void> purge() {
        return upkeep.untilDone("Old operations", () -> operations.purge().map(forgotten -> forgotten > 0));
    }
}
