package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.operation.OperationRun;
import dev.onramp.connector.operation.OperationRunner;
import dev.onramp.connector.profile.Connection;
import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SchemaReader;
import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Discovers what is in a source. Of the schema there is never more in memory than two batches. */
@ApplicationScoped
class DiscoveryRunner implements OperationRunner {

    static final String KIND = "discovery";

    /** Tables in one transaction. */
    private static final int BATCH = 250;

    private static final long PROGRESS_NANOS = Duration.ofMillis(300).toNanos();
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final List<SchemaReader> readers;
    private final Connections connections;
    private final SnapshotService snapshots;
    private final Targets targets;

    DiscoveryRunner(
            @All List<SchemaReader> readers, Connections connections, SnapshotService snapshots, Targets targets) {
        this.readers = readers;
        this.connections = connections;
        this.snapshots = snapshots;
        this.targets = targets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<ObjectNode> run(OperationRun run) {
        var profile = Objects.requireNonNull(run.profile());
        var discovery = new Discovery(run, profile);
        return run.progress(discovery.progress("connecting"))
                .chain(() -> connections.open(run.owner(), profile))
                .chain(connection -> targets.run(connection.source().target(), () -> discovery.discover(connection)))
                .ifNoItem()
                .after(LONGEST)
                .failWith(() -> new SourceException(
                        FaultCode.QUERY_TIMEOUT, "The discovery took too long: narrow it down by patterns."));
    }

    /** One run, with what it has found so far. */
    private final class Discovery {

        private final OperationRun run;
        private final String profile;
        private final DiscoveryScope scope;
        private final Harvest harvest = new Harvest();
        private final AtomicReference<Uni<Void>> announced =
                new AtomicReference<>(Uni.createFrom().voidItem());
        private long told;

        Discovery(OperationRun run, String profile) {
            this.run = run;
            this.profile = profile;
            this.scope = new DiscoveryScope(StoredJson.read(run.input(), DiscoveryRequest.class), this::announce);
        }

        Uni<ObjectNode> discover(Connection connection) {
            return snapshots
                    .begin(run, connection, profile, harvest)
                    .chain(() -> read(connection))
                    .chain(() -> run.progress(progress("comparing")))
                    .chain(() -> snapshots.conclude(run, connection, profile, harvest))
                    .onFailure()
                    .call(() -> snapshots.abandon(run, harvest))
                    .onCancellation()
                    .invoke(this::abandon);
        }

        private Uni<Void> read(Connection connection) {
            return reader(connection)
                    .read(connection.source(), connection.login(), scope)
                    .group()
                    .intoLists()
                    .of(BATCH)
                    .onItem()
                    .transformToUniAndConcatenate(
                            batch -> snapshots.add(run, harvest, batch).chain(this::tell))
                    .onItem()
                    .ignoreAsUni()
                    .chain(announced::get);
        }

        /** Says how much there is to read, beside the reading, which is not to wait for it. */
        private void announce() {
            var progress = progress("reading");
            var telling = announced.updateAndGet(before ->
                    before.chain(() -> run.progress(progress)).memoize().indefinitely());
            Cancellable ignored = telling.subscribe().with(done -> {}, failed -> {});
        }

        private Uni<Void> tell() {
            var now = System.nanoTime();
            if (told != 0 && now - told < PROGRESS_NANOS) {
                return Uni.createFrom().voidItem();
            }
            told = now;
            // Behind what was said before, or that would be the last word.
            return announced.get().chain(() -> run.progress(progress("reading")));
        }

        ObjectNode progress(String stage) {
            return harvest.progress(stage, scope.expected());
        }

        /** Beside the work, which must end at once. */
        private void abandon() {
            Cancellable ignored = snapshots.abandon(run, harvest).subscribe().with(done -> {}, failed -> {});
        }
    }

    private SchemaReader reader(Connection connection) {
        return readers.stream()
                .filter(reader -> reader.reads(connection.source()))
                .findFirst()
                .orElseThrow(() -> Problems.unprocessable(
                        "discovery-unsupported", "Sources of this kind cannot be discovered.", List.of()));
    }
}
