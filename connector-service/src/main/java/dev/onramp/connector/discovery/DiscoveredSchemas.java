package dev.onramp.connector.discovery;

import dev.onramp.connector.profile.Connection;
import dev.onramp.connector.source.Table;
import dev.onramp.defaults.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** What was discovered, for the other features. */
@ApplicationScoped
public class DiscoveredSchemas {

    private final SnapshotRepository snapshots;
    private final Transactions transactions;

    DiscoveredSchemas(SnapshotRepository snapshots, Transactions transactions) {
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /**
     * A table of the latest snapshot of the source that a stored profile points at, in a transaction of its own; null if
     * it has no such table, or was never discovered.
     *
     * @param qualifiedName as {@link Table#qualifiedName()} has it, to the letter
     */
    public Uni<Table> table(Connection connection, String qualifiedName) {
        var profile = Objects.requireNonNull(connection.profile());
        return transactions.runUpkeep(() -> snapshots.table(profile, connection.fingerprint(), qualifiedName));
    }
}
