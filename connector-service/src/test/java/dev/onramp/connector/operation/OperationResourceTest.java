package dev.onramp.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import dev.onramp.testsupport.Parallel;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OperationResourceTest {

    private final Api user = Api.newUser("editor");
    private final String profile = "profile-" + UUID.randomUUID();

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    FakeRunner runner;

    @Test
    void showsWhatCameOut() {
        // Given
        var id = start("succeed");

        // When
        awaitStatus(id, "succeeded");

        // Then
        var operation = user.get(path(id)).is(200);
        assertThat(operation.json().path("result").path("answer").asInt()).isEqualTo(42);
        assertThat(operation.at("/progress/stage")).isEqualTo("begun");
        assertThat(operation.at("/profile")).isEqualTo(profile);
        assertThat(operation.at("/finished_at")).isNotEmpty();
        assertThat(user.with("If-None-Match", operation.etag()).get(path(id)).status())
                .isEqualTo(304);
    }

    @Test
    void beginsWithinASecond() {
        // Given
        var before = System.nanoTime();

        // When
        var id = start("succeed");
        awaitStatus(id, "succeeded");

        // Then
        assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
    }

    @Test
    void leavesNothingScheduledBehind() {
        // Given
        var id = start("succeed");

        // When
        awaitStatus(id, "succeeded");

        // Then
        Eventually.holds(() -> assertThat(scheduled(id)).isEmpty());
    }

    @Test
    void saysWhatIsWrongWithTheSource() {
        // Given
        var id = start("source fault");

        // When
        awaitStatus(id, "failed");

        // Then
        var operation = user.get(path(id));
        assertThat(operation.at("/problem/type")).isEqualTo("urn:problem:connector:source-failed");
        assertThat(operation.at("/problem/code")).isEqualTo("auth-failed");
        assertThat(operation.at("/problem/status")).isEqualTo("422");
        assertThat(operation.at("/problem/detail")).isEqualTo("Check the password.");
    }

    @Test
    void keepsProblemsAsTheyAre() {
        // Given
        var id = start("problem");

        // When
        awaitStatus(id, "failed");

        // Then
        var operation = user.get(path(id));
        assertThat(operation.at("/problem/type")).isEqualTo("urn:problem:connector:not-found");
        assertThat(operation.at("/problem/status")).isEqualTo("404");
    }

    @Test
    void saysNothingOfTheInsideWhenItBreaks() {
        // Given
        try (var log = LogCapture.open()) {
            var id = start("break");

            // When
            awaitStatus(id, "failed");

            // Then
            var operation = user.get(path(id));
            assertThat(operation.at("/problem/code")).isEqualTo("internal-server-error");
            assertThat(operation.everything()).doesNotContain(FakeRunner.CANARY);
            assertThat(log.text()).containsOnlyOnce("failed unexpectedly").doesNotContain(FakeRunner.CANARY);
        }
    }

    @Test
    void failsIfWhatCameOutCannotBeStored() {
        // Given
        var id = start("unstorable");

        // When
        awaitStatus(id, "failed");

        // Then
        assertThat(user.get(path(id)).at("/problem/code")).isEqualTo("internal-server-error");
    }

    @Test
    void failsIfNobodyDoesTheWork() {
        // Given
        var id = start("unknown", profile, "succeed");

        // When
        awaitStatus(id, "failed");

        // Then
        assertThat(user.get(path(id)).at("/problem/code")).isEqualTo("internal-server-error");
    }

    @Test
    void cancelsARunningOne() {
        // Given
        var id = start("hang");
        awaitStatus(id, "running");

        // When
        var answer = user.send("POST", path(id) + "/cancel").is(202);

        // Then
        assertThat(answer.at("/cancel_requested")).isEqualTo("true");
        awaitStatus(id, "cancelled");
        Eventually.holds(() -> assertThat(runner.wasCancelled(id)).isTrue());
    }

    @Test
    void cancelsWithinHalfASecond() {
        // When
        var best = IntStream.range(0, 3)
                .mapToObj(i -> millisecondsToCancel())
                .min(Long::compare)
                .orElseThrow();

        // Then
        assertThat(best).isBetween(0L, 500L);
    }

    /** From the request, as the audit has it, to the end. */
    private long millisecondsToCancel() {
        var id = start("hang");
        awaitStatus(id, "running");
        user.send("POST", path(id) + "/cancel").is(202);
        awaitStatus(id, "cancelled");
        return Long.parseLong(Database.query(
                        "select cast(extract(epoch from finished_at - at) * 1000 as bigint)::text"
                                + " from operations join audit_log on action = 'cancel' and details ->> 'operation' = ?"
                                + " where operations.id = ?::uuid",
                        id,
                        id)
                .get(0));
    }

    @Test
    void noticesThatAnotherReplicaWasAskedToCancel() {
        // Given
        var id = start("hang");
        awaitStatus(id, "running");

        // When
        Database.execute("update operations set cancel_requested = true where id = '" + id + "'");

        // Then
        awaitStatus(id, "cancelled");
    }

    @Test
    void cancelsAQueuedOneAtOnce() {
        // Given
        var id = stored("queued", profile);

        // When
        var answer = user.send("POST", path(id) + "/cancel").is(200);

        // Then
        assertThat(answer.at("/status")).isEqualTo("cancelled");
        assertThat(Database.query("select action from audit_log where profile_id = ?", profile))
                .containsExactly("cancel");
    }

    @Test
    void refusesToCancelWhatIsOver() {
        // Given
        var id = start("succeed");
        awaitStatus(id, "succeeded");

        // When
        var answer = user.send("POST", path(id) + "/cancel");

        // Then
        answer.isProblem(409, "operation-finished");
    }

    @Test
    void leavesWhatConcernsNoSingleProfileToAdministrators() {
        // Given
        var id = stored("queued", null);

        // When
        var refused = user.send("POST", path(id) + "/cancel");
        var allowed = Api.newUser("admin").send("POST", path(id) + "/cancel");

        // Then
        refused.is(403);
        allowed.is(200);
    }

    @Test
    void viewersMayReadButNotCancel() {
        // Given
        var id = stored("queued", profile);
        var viewer = Api.newUser("viewer");

        // When
        var read = viewer.get(path(id));
        var cancel = viewer.send("POST", path(id) + "/cancel");

        // Then
        read.is(200);
        cancel.is(403);
    }

    @Test
    void oneAtATimeOfAKindForAProfile() {
        // Given
        var id = start("hang");

        // When
        var refusals = Parallel.run(4, () -> {
            try {
                return start("succeed");
            } catch (HttpProblem problem) {
                return String.valueOf(problem.getHeaders().get("Location"));
            }
        });

        // Then
        assertThat(refusals).containsOnly(path(id));
        user.send("POST", path(id) + "/cancel").is(202);
    }

    @Test
    void existsOnlyIfTheTransactionCommits() {
        // When
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> transactions.run(
                        user.user(),
                        () -> operations
                                .start(user.user(), FakeRunner.KIND, profile, input("succeed"))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back"))))))
                .hasMessageContaining("rolled back");

        // Then
        assertThat(Database.query("select id::text from operations where profile_id = ?", profile))
                .isEmpty();
    }

    @Test
    void takesOverWhatADeadReplicaRan() {
        // Given
        var id = stored("running", profile);

        // When
        Database.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                + " last_heartbeat, version) values ('operation', '" + id + "', now() - interval '1 minute', true,"
                + " 'dead', now() - interval '1 minute', 2)");

        // Then
        awaitStatus(id, "succeeded");
    }

    @Test
    void waitsForTheDatabaseWithWhatCameOut() {
        // Given
        var id = start("wait");
        awaitStatus(id, "running");

        // When
        Database.line().cut();
        try {
            runner.release(id);
            assertThat(user.get(path(id)).status()).isEqualTo(503);
        } finally {
            Database.line().restore();
        }

        // Then
        awaitStatus(id, "succeeded");
    }

    @Test
    void givesUpWhatNeverComesToAnEnd() {
        // Given
        var id = stored("running", profile);
        Database.execute("update operations set attempt = 20 where id = '" + id + "'");

        // When
        scheduleNow(id);

        // Then
        awaitStatus(id, "failed");
        assertThat(user.get(path(id)).at("/problem/code")).isEqualTo("gave-up");
        assertThat(user.get(path(id)).at("/result")).isEmpty();
    }

    @Test
    void keepsAThreadForWhatConcernsNoSingleProfile() {
        // Given
        var hanging = IntStream.range(0, 5)
                .mapToObj(i -> start(FakeRunner.KIND, profile + "-" + i, "hang"))
                .toList();
        Eventually.holds(() -> assertThat(statuses(hanging)).containsOnlyOnce("queued"));

        // When
        var urgent = start("urgent", null, "succeed");

        // Then
        awaitStatus(urgent, "failed");
        hanging.forEach(this::cancel);
        Eventually.holds(() -> assertThat(statuses(hanging)).containsOnly("cancelled"));
    }

    @Test
    void runsLaterWhatCannotBeginYet() {
        // When
        var id = start("later");

        // Then
        awaitStatus(id, "succeeded");
        assertThat(Database.query("select attempt::text from operations where id = ?::uuid", id))
                .containsExactly("1");
    }

    @Test
    void askingTwiceToCancelIsWrittenDownOnce() {
        // Given
        var id = stored("running", profile);

        // When
        user.send("POST", path(id) + "/cancel").is(202);
        user.send("POST", path(id) + "/cancel").is(202);

        // Then
        assertThat(Database.query("select action from audit_log where profile_id = ?", profile))
                .containsExactly("cancel");
    }

    @Test
    void aRunThatWasTakenForDeadEnds() {
        // Given
        var id = start("hang");
        awaitStatus(id, "running");

        // When
        Database.execute("update operations set attempt = attempt + 1 where id = '" + id + "'");

        // Then
        Eventually.holds(() -> assertThat(runner.wasCancelled(id)).isTrue());
        assertThat(user.get(path(id)).at("/status")).isEqualTo("running");
    }

    @Test
    void listsByProfileKindAndStatus() {
        // Given
        var id = start("succeed");
        awaitStatus(id, "succeeded");
        stored("queued", profile);

        // When
        var page = user.get("/connector/operations?kind=fake&status=succeeded&profile=" + profile)
                .is(200);

        // Then
        assertThat(page.at("/total")).isEqualTo("1");
        assertThat(page.at("/items/0/id")).isEqualTo(id);
    }

    @Test
    void namesWhatIsWrongWithAList() {
        // When
        var answer = user.get("/connector/operations?status=odd&kinds=fake");

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("kinds", "is not a known parameter");
    }

    @Test
    void knowsNoOtherOperations() {
        // When
        var unknown = user.get(path(UUID.randomUUID().toString()));
        var odd = user.get(path("odd"));

        // Then
        unknown.isProblem(404, "not-found");
        odd.isProblem(400, "invalid-request").hasViolation("id", "must be a UUID");
    }

    private String start(String what) {
        return start(FakeRunner.KIND, profile, what);
    }

    private String start(String kind, @Nullable String profile, String what) {
        try {
            var started = VertxContextSupport.subscribeAndAwait(() ->
                    transactions.run(user.user(), () -> operations.start(user.user(), kind, profile, input(what))));
            operations.wake();
            return started.id();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ObjectNode input(String what) {
        return JsonNodeFactory.instance.objectNode().put("do", what);
    }

    /** One that nobody has scheduled. */
    private String stored(String status, @Nullable String profile) {
        var id = UUID.randomUUID().toString();
        Database.execute("insert into operations (id, kind, profile_id, owner, status, attempt, input) values ('" + id
                + "', 'fake', " + (profile == null ? "null" : "'" + profile + "'") + ", 'user', '" + status
                + "', 1, '{\"do\": \"succeed\"}')");
        return id;
    }

    private static void scheduleNow(String id) {
        Database.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('operation', '" + id + "', now(), false, 1)");
    }

    private void cancel(String id) {
        user.send("POST", path(id) + "/cancel");
    }

    private List<String> statuses(List<String> ids) {
        return ids.stream().map(id -> user.get(path(id)).at("/status")).toList();
    }

    private void awaitStatus(String id, String status) {
        Eventually.holds(() -> assertThat(user.get(path(id)).at("/status")).isEqualTo(status));
    }

    private static List<String> scheduled(String id) {
        return Database.query("select task_instance from scheduled_tasks where task_instance = ?", id);
    }

    private static String path(String id) {
        return "/connector/operations/" + id;
    }
}
