package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.operation.OperationResponse;
import dev.onramp.connector.operation.Operations;
import dev.onramp.connector.profile.Connections;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules and transactions of asking for discoveries and of reading what they found. */
@ApplicationScoped
class SchemaService {

    static final int MAX_CHANGES = 1_000;

    /** Tables that are compared at once. */
    private static final int BATCH = 200;

    private final SnapshotRepository snapshots;
    private final Connections connections;
    private final Operations operations;
    private final Audit audit;
    private final Transactions transactions;

    SchemaService(
            SnapshotRepository snapshots,
            Connections connections,
            Operations operations,
            Audit audit,
            Transactions transactions) {
        this.snapshots = snapshots;
        this.connections = connections;
        this.operations = operations;
        this.audit = audit;
        this.transactions = transactions;
    }

    Uni<OperationResponse> discover(String caller, String profile, DiscoveryRequest request) {
        return transactions
                .run(
                        caller,
                        () -> connections
                                .require(profile)
                                .chain(() -> operations.start(
                                        caller, DiscoveryRunner.KIND, profile, StoredJson.write(request)))
                                .call(operation -> audit.append(
                                        caller,
                                        DiscoveryRunner.KIND,
                                        profile,
                                        JsonNodeFactory.instance.objectNode().put("operation", operation.id()))))
                .invoke(operations::wake);
    }

    /** The wanted snapshot, or the latest, with a page of its tables; whether there are more. */
    Uni<SchemaPage> read(String caller, String profile, @Nullable Integer number, PageOfTables wanted) {
        return transactions.run(
                caller,
                () -> find(profile, number)
                        .chain(snapshot -> snapshots
                                .page(snapshot.id, wanted.after(), wanted.search(), wanted.limit())
                                .map(page -> page(snapshot, page))));
    }

    Uni<Slice<SnapshotResponse>> list(String caller, String profile, PageRequest page) {
        return transactions.run(
                caller,
                () -> connections
                        .require(profile)
                        .chain(() -> snapshots.page(page, profile))
                        .map(slice -> slice.map(SnapshotEntity::response)));
    }

    Uni<SchemaDiffResponse> diff(String caller, String profile, @Nullable Integer from, @Nullable Integer to) {
        return transactions.run(
                caller,
                () -> find(profile, to)
                        .chain(newer ->
                                findOlder(profile, from, newer).chain(older -> new Comparison(older, newer).next(""))));
    }

    /** Without a number the latest of the source that the profile points at now. Fails with 404 if either is missing. */
    private Uni<SnapshotEntity> find(String profile, @Nullable Integer number) {
        var found = number == null
                ? connections.fingerprint(profile).chain(source -> snapshots.latest(profile, source))
                : connections.require(profile).chain(() -> snapshots.numbered(profile, number));
        return found.onItem().ifNull().failWith(() -> Problems.notFound("snapshot"));
    }

    /** Without a number the last one before it of the same source and scope. */
    private Uni<SnapshotEntity> findOlder(String profile, @Nullable Integer number, SnapshotEntity newer) {
        if (number != null) {
            return find(profile, number);
        }
        return snapshots
                .complete(profile)
                .map(kept -> kept.stream()
                        .filter(older -> older.number < newer.number && older.isComparableWith(newer))
                        .findFirst()
                        .orElseThrow(() -> Problems.conflict(
                                "nothing-to-compare",
                                "There is no snapshot before this one of the same source and the same patterns: nothing to"
                                        + " compare it with.")));
    }

    private static SchemaPage page(SnapshotEntity snapshot, TablePage page) {
        var tables = page.tables().stream().map(TableResponse::of).toList();
        var body = new SchemaResponse(snapshot.response(), tables);
        var next = page.more() ? tables.get(tables.size() - 1).qualifiedName() : null;
        return new SchemaPage(Versioned.existing(body, snapshot.tag()), next);
    }

    /**
     * A page of tables.
     *
     * @param after the name behind which it begins
     * @param search what names contain
     */
    record PageOfTables(String after, String search, int limit) {}

    /**
     * A page of a schema.
     *
     * @param next the name behind which the next page begins; null if there is none
     */
    record SchemaPage(
            Versioned<SchemaResponse> schema, @Nullable String next) {}

    /** Goes through what differs in batches, so that two schemas never have to be in memory. */
    private final class Comparison {

        private final UUID from;
        private final UUID to;
        private final int fromNumber;
        private final int toNumber;
        private final boolean scopeDiffers;
        private final DiscoveryScope fromScope;
        private final DiscoveryScope toScope;
        private final List<SchemaChange> changes = new ArrayList<>();
        private boolean breaking;
        private boolean truncated;

        Comparison(SnapshotEntity from, SnapshotEntity to) {
            this.from = from.id;
            this.to = to.id;
            this.fromNumber = from.number;
            this.toNumber = to.number;
            this.scopeDiffers = !from.hasScopeOf(to);
            this.fromScope = new DiscoveryScope(from.request());
            this.toScope = new DiscoveryScope(to.request());
        }

        Uni<SchemaDiffResponse> next(String after) {
            return snapshots.different(from, to, after, BATCH).chain(tables -> {
                tables.stream()
                        .filter(this::isOfBoth)
                        .forEach(table -> table.changes().forEach(this::add));
                return tables.isEmpty() || isKnown()
                        ? Uni.createFrom().item(this::response)
                        : next(tables.get(tables.size() - 1).name());
            });
        }

        /** What only one of them asked for neither came nor went. */
        private boolean isOfBoth(DifferentTable table) {
            return !scopeDiffers
                    || (fromScope.wants(table.schema(), table.table()) && toScope.wants(table.schema(), table.table()));
        }

        private void add(SchemaChange change) {
            breaking = breaking || change.breaking();
            if (changes.size() < MAX_CHANGES) {
                changes.add(change);
            } else {
                truncated = true;
            }
        }

        /** Nothing that is left out could change the answer. */
        private boolean isKnown() {
            return truncated && breaking;
        }

        private SchemaDiffResponse response() {
            return new SchemaDiffResponse(
                    fromNumber, toNumber, scopeDiffers, breaking, List.copyOf(changes), truncated);
        }
    }
}
