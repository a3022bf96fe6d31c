package dev.onramp.connector.operation;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets every hour the operations that ended more than 30 days ago. Replicas may do it at once. */
@ApplicationScoped
class OperationPurge {

    private static final Logger LOG = Logger.getLogger(OperationPurge.class);

    private final OperationRepository operations;
    private final Transactions transactions;

    OperationPurge(OperationRepository operations, Transactions transactions) {
        this.operations = operations;
        this.transactions = transactions;
    }

    @Scheduled(identity = "operation-purge", every = "1h", delayed = "2m")
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.runUpkeep(operations::purge))
                .whilst(forgotten -> forgotten > 0)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Old operations stay until the next run: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
