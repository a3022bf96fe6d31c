package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.operation.OperationRun;
import dev.onramp.connector.operation.SeparateTransactions;
import dev.onramp.connector.profile.Connection;
import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.source.Table;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Rules and transactions of making snapshots. */
@ApplicationScoped
class SnapshotService {

    private static final Logger LOG = Logger.getLogger(SnapshotService.class);

    private final SnapshotRepository snapshots;
    private final Connections connections;
    private final Audit audit;
    private final SeparateTransactions transactions;
    private final Clock clock;

    SnapshotService(
            SnapshotRepository snapshots,
            Connections connections,
            Audit audit,
            SeparateTransactions transactions,
            Clock clock) {
        this.snapshots = snapshots;
        this.connections = connections;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Begins a snapshot. What an earlier discovery of the profile has left behind is forgotten. */
    Uni<Void> begin(OperationRun run, Connection connection, String profile, Harvest harvest) {
        return transactions
                .run(
                        run.owner(),
                        () -> snapshots.begin(
                                harvest.id(), profile, connection.fingerprint(), StoredJson.write(scope(run))))
                .invoke(SnapshotService::requireProfile)
                .replaceWithVoid();
    }

    /** Adds tables. Fails with 404 if the profile is gone. */
    Uni<Void> add(OperationRun run, Harvest harvest, List<Table> tables) {
        var rows = harvest.add(tables);
        return transactions
                .run(run.owner(), () -> snapshots.add(harvest.id(), rows))
                .invoke(SnapshotService::requireProfile)
                .replaceWithVoid();
    }

    /**
     * Makes the snapshot count, or throws it away if the last one of the source, of what was asked for now too, is the
     * same, and tells the profile. Fails with 404 if the
     * profile is gone, and with 409 if it points elsewhere by now.
     */
    Uni<ObjectNode> conclude(OperationRun run, Connection connection, String profile, Harvest harvest) {
        var info = harvest.schemaInfo(clock.instant().toString());
        return transactions.run(
                run.owner(),
                () -> connections
                        .record(connection, info)
                        .chain(recorded -> recorded ? Uni.createFrom().voidItem() : refuse(profile))
                        .chain(() -> snapshots.latest(profile, connection.fingerprint()))
                        .chain(latest -> latest != null && isSame(latest, run, harvest)
                                ? keep(latest, harvest)
                                : replace(run, profile, harvest)));
    }

    private static boolean isSame(SnapshotEntity latest, OperationRun run, Harvest harvest) {
        return latest.hash.equals(harvest.hash())
                && latest.request().canonical().equals(scope(run));
    }

    private static DiscoveryRequest scope(OperationRun run) {
        return StoredJson.read(run.input(), DiscoveryRequest.class).canonical();
    }

    /** Forgets what a discovery that did not get to its end has written; whoever waits for it need not know. */
    Uni<Void> abandon(OperationRun run, Harvest harvest) {
        return transactions
                .run(run.owner(), () -> snapshots.forget(harvest.id()))
                .onFailure()
                .invoke(failure -> LOG.debugf(
                        "A snapshot that was begun stays until the next discovery: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<ObjectNode> keep(SnapshotEntity latest, Harvest harvest) {
        return snapshots
                .forget(harvest.id())
                .chain(() -> snapshots.seen(latest.id))
                .replaceWith(harvest.result(latest.number, false));
    }

    private Uni<ObjectNode> replace(OperationRun run, String profile, Harvest harvest) {
        return snapshots
                .latest(profile)
                .chain(latest -> complete(run, profile, latest == null ? 1 : latest.number + 1, harvest));
    }

    private Uni<ObjectNode> complete(OperationRun run, String profile, int number, Harvest harvest) {
        var result = harvest.result(number, true);
        return snapshots
                .complete(harvest.id(), number, harvest)
                .invoke(SnapshotService::requireProfile)
                .chain(() -> snapshots.forget(profile, number))
                .chain(() -> audit.append(run.owner(), "snapshot", profile, details(run, result)))
                .replaceWith(result);
    }

    private static ObjectNode details(OperationRun run, ObjectNode result) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("operation", run.id());
        return details.setAll(result);
    }

    private Uni<Void> refuse(String profile) {
        return connections.require(profile).invoke(() -> {
            throw Problems.conflict(
                    "profile-changed", "The profile points elsewhere by now: start the discovery again.");
        });
    }

    private static void requireProfile(boolean isThere) {
        if (!isThere) {
            throw Problems.notFound("profile");
        }
    }
}
