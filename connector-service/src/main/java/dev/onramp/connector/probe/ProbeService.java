package dev.onramp.connector.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.profile.ProfileRequest;
import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules and transactions of tests. */
@ApplicationScoped
class ProbeService {

    private static final String ACTION = "test";

    private final Connections connections;
    private final ConnectionTestRepository tests;
    private final Prober prober;
    private final Transactions transactions;
    private final Audit audit;

    ProbeService(
            Connections connections,
            ConnectionTestRepository tests,
            Prober prober,
            Transactions transactions,
            Audit audit) {
        this.connections = connections;
        this.tests = tests;
        this.prober = prober;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Tests a stored profile and keeps the result, even if the caller hangs up meanwhile. */
    Uni<TestResult> test(String caller, String id, Duration deadline) {
        return detached(() -> connections
                .open(caller, id)
                .chain(connection -> prober.probe(connection.source(), connection.login(), deadline)
                        .call(result -> keep(caller, id, result, finding -> connections.record(connection, finding))))
                .onFailure(SourceException.class)
                .recoverWithUni(fault -> {
                    var result = prober.unusable(fault);
                    return keep(caller, id, result, finding -> connections.record(id, fault, finding))
                            .replaceWith(result);
                }));
    }

    /** Tests what a profile would be; only the audit log keeps that it was done. */
    Uni<TestResult> testDraft(String caller, ProfileRequest request, Duration deadline) {
        return detached(() -> draft(request, deadline)
                .call(tested -> transactions.run(
                        caller, () -> audit.append(caller, ACTION, null, details(tested.result(), tested.target()))))
                .map(Tested::result));
    }

    Uni<Slice<PastTest>> history(String caller, String id, PageRequest page) {
        return transactions.run(
                caller,
                () -> connections
                        .require(id)
                        .chain(() -> tests.page(page, id))
                        .map(slice -> slice.map(ProbeService::past)));
    }

    private record Tested(TestResult result, @Nullable String target) {}

    private Uni<Tested> draft(ProfileRequest request, Duration deadline) {
        try {
            var draft = connections.draft(request);
            var target = draft.source().target();
            return prober.probe(draft.source(), draft.login(), deadline).map(result -> new Tested(result, target));
        } catch (SourceException fault) {
            return Uni.createFrom().item(new Tested(prober.unusable(fault), null));
        }
    }

    private Uni<Void> keep(String caller, String id, TestResult result, Function<ObjectNode, Uni<Boolean>> record) {
        return transactions.run(
                caller,
                () -> tests.lock(id)
                        .chain(there -> there
                                ? tests.persist(entity(caller, id, result))
                                        .chain(() -> tests.trim(id))
                                        .chain(() -> record.apply(finding(result)))
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem())
                        .chain(() -> audit.append(caller, ACTION, id, details(result, null))));
    }

    /** What the profile tells of its last test. */
    private static ObjectNode finding(TestResult result) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("test_status", result.status().name())
                .put("last_tested", result.testedAt().toString());
    }

    private static ConnectionTestEntity entity(String caller, String id, TestResult result) {
        var entity = new ConnectionTestEntity();
        entity.profileId = id;
        entity.testedBy = caller;
        entity.status = result.status().name();
        entity.code = result.code() == null ? null : result.code().code();
        entity.result = StoredJson.write(StoredResult.of(result));
        entity.createdAt = result.testedAt();
        return entity;
    }

    private static PastTest past(ConnectionTestEntity entity) {
        var result = StoredJson.read(entity.result, StoredResult.class);
        return new PastTest(
                entity.id.toString(),
                Outcome.valueOf(entity.status),
                entity.code,
                result.message(),
                result.stages(),
                result.serverVersion(),
                result.encrypted(),
                result.latencyMs(),
                result.durationMs(),
                entity.createdAt,
                entity.testedBy);
    }

    private static ObjectNode details(TestResult result, @Nullable String target) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("status", result.status().name());
        if (result.code() != null) {
            details.put("code", result.code().code());
        }
        return target == null ? details : details.put("target", target);
    }

    /** Work that goes on when nobody waits for it any more. */
    private static <T> Uni<T> detached(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        Uni.createFrom().deferred(() -> work.get()).subscribe().with(emitter::complete, emitter::fail));
    }
}
