package dev.onramp.connector.discovery;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Deletes snapshots that are nobody's any more: those of deleted profiles, all but the last ones of the others, and what
 * came to nothing. A little at a time, because one of them has up to 200000 tables.
 */
@ApplicationScoped
class SnapshotPurge {

    private static final Logger LOG = Logger.getLogger(SnapshotPurge.class);

    private final SnapshotRepository snapshots;
    private final Transactions transactions;

    SnapshotPurge(SnapshotRepository snapshots, Transactions transactions) {
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    @Scheduled(identity = "snapshot-purge", every = "5m", delayed = "1m")
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.runUpkeep(snapshots::purge))
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Snapshots that are nobody's stay until the next run: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
