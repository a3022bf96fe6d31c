package dev.onramp.connector.discovery;

import dev.onramp.defaults.persistence.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Deletes snapshots that are nobody's any more: those of deleted profiles, all but the last ones of the others, and what
 * came to nothing. A little at a time, because one of them may have very many tables.
 */
@ApplicationScoped
class SnapshotPurge {

    private final SnapshotRepository snapshots;
    private final Upkeep upkeep;

    SnapshotPurge(SnapshotRepository snapshots, Upkeep upkeep) {
        this.snapshots = snapshots;
        this.upkeep = upkeep;
    }

    @Scheduled(identity = "snapshot-purge", every = "5m", delayed = "1m")
    Uni<Void> purge() {
        return upkeep.untilDone("Snapshots that are nobody's", snapshots::purge);
    }
}
