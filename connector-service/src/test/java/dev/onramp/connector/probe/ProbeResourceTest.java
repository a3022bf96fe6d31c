package dev.onramp.connector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import dev.onramp.testsupport.Parallel;
import dev.onramp.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProbeResourceTest {

    private final Api user = Api.newUser("editor");
    private final String id = "probe-" + UUID.randomUUID();
    private final String path = "/connector/profiles/" + id;

    @Test
    void resultIsKeptWithTheProfile() {
        // Given
        store(Draft.of("postgresql", FaultServer.closedPort()));

        // When
        var result = user.send("POST", path + "/test").is(200);

        // Then
        var profile = user.get(path).is(200);
        assertThat(profile.at("/test_status")).isEqualTo("failed");
        assertThat(profile.at("/last_tested")).isEqualTo(result.at("/tested_at"));
        var history = user.get(path + "/tests").is(200);
        assertThat(history.at("/total")).isEqualTo("1");
        assertThat(history.at("/items/0/code")).isEqualTo("refused");
        assertThat(history.at("/items/0/tested_by")).isEqualTo(user.user());
        assertThat(history.json().at("/items/0/stages")).isEqualTo(result.json().at("/stages"));
        assertThat(history.at("/items/0/message")).isEqualTo(result.at("/message"));
    }

    @Test
    void testIsAudited() {
        // Given
        store(Draft.of("postgresql", FaultServer.closedPort()));

        // When
        user.send("POST", path + "/test").is(200);

        // Then
        assertThat(Database.query(
                        "select actor || ' ' || details from audit_log where profile_id = ? and action = 'test'", id))
                .containsExactly(user.user() + " {\"code\": \"refused\", \"status\": \"failed\"}");
    }

    @Test
    void testOfADraftIsAuditedAndNothingElseIsKept() {
        // Given
        int port = FaultServer.closedPort();

        // When
        user.post("/connector/test", Draft.of("postgresql", port).json()).is(200);

        // Then
        assertThat(Database.query(
                        "select details ->> 'target' from audit_log where actor = ? and profile_id is null",
                        user.user()))
                .containsExactly("127.0.0.1:" + port);
        assertThat(Database.query("select count(*) from connection_tests where tested_by = ?", user.user()))
                .containsExactly("0");
    }

    @Test
    void onlyTheLastHundredTestsAreKept() {
        // Given
        store(Draft.of("postgresql", FaultServer.closedPort()));
        Database.execute("insert into connection_tests (id, profile_id, tested_by, status, result, created_at)"
                + " select gen_random_uuid(), '" + id + "', 'x', 'success', '{}', now() - interval '1 h' * n"
                + " from generate_series(1, 120) n");

        // When
        user.send("POST", path + "/test").is(200);

        // Then
        var history = user.get(path + "/tests?limit=2").is(200);
        assertThat(history.at("/total")).isEqualTo("100");
        assertThat(history.at("/items/0/status")).isEqualTo("failed");
        assertThat(user.get(history.next()).is(200).json().path("items")).hasSize(2);
    }

    @Test
    void profileThatMovedMeanwhileKeepsItsState() throws Exception {
        try (var server = FaultServer.silent()) {
            // Given
            store(Draft.of("postgresql", server.port()).plain());
            var running = CompletableFuture.supplyAsync(() -> user.send("POST", path + "/test?timeout=2"));
            Eventually.holds(() -> assertThat(server.calls()).isPositive());
            user.patch(path, "{\"host\": \"other.example\", \"credentials\": {\"password\": \"n3w\"}}")
                    .is(200);

            // When
            running.get().is(200);

            // Then
            assertThat(user.get(path).json().has("test_status")).isFalse();
            assertThat(user.get(path + "/tests").at("/total")).isEqualTo("1");
        }
    }

    @Test
    void profileThatIsDeletedMeanwhileGetsItsAnswer() throws Exception {
        try (var server = FaultServer.silent()) {
            // Given
            store(Draft.of("postgresql", server.port()).plain());
            var running = CompletableFuture.supplyAsync(() -> user.send("POST", path + "/test?timeout=2"));
            Eventually.holds(() -> assertThat(server.calls()).isPositive());
            user.delete(path);

            // When
            var answer = running.get();

            // Then
            assertThat(answer.is(200).at("/code")).isEqualTo("auth-timeout");
        }
    }

    @Test
    void callerWhoHangsUpLosesNothing() throws IOException {
        try (var server = FaultServer.silent()) {
            // Given
            store(Draft.of("postgresql", server.port()).plain());

            // When
            hangUp(path + "/test?timeout=1");

            // Then
            Eventually.holds(
                    () -> assertThat(Database.query("select code from connection_tests where profile_id = ?", id))
                            .containsExactly("auth-timeout"));
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void profileWithoutDestinationIsNotConfigured() {
        // Given
        user.post("/connector/profiles", "{\"id\": \"" + id + "\", \"name\": \"x\", \"type\": \"sql\"}")
                .is(201);

        // When
        var answer = user.send("POST", path + "/test").is(200);

        // Then
        assertThat(answer.at("/status")).isEqualTo("failed");
        assertThat(answer.at("/code")).isEqualTo("not-configured");
        assertThat(user.get(path + "/tests").at("/items/0/code")).isEqualTo("not-configured");
        assertThat(user.get(path).at("/test_status")).isEqualTo("failed");
        assertThat(user.get(path).at("/last_tested")).isEqualTo(answer.at("/tested_at"));
    }

    @Test
    void secretThatCannotBeDecryptedIsSecretUnusable() {
        // Given
        store(Draft.of("postgresql", 1));
        var other = id + "-other";
        user.post(
                        "/connector/profiles",
                        Draft.of("postgresql", 2).with("id", other).json())
                .is(201);
        Database.execute("update connector_profiles set profile_data = jsonb_set(profile_data, '{credentials}',"
                + " (select profile_data -> 'credentials' from connector_profiles where id = '" + other + "'))"
                + " where id = '" + id + "'");

        // When
        var answer = user.send("POST", path + "/test").is(200);

        // Then
        assertThat(answer.at("/code")).isEqualTo("secret-unusable");
        assertThat(user.get(path).at("/test_status")).isEqualTo("failed");
        assertThat(user.get(path).at("/last_tested")).isEqualTo(answer.at("/tested_at"));
    }

    @Test
    void missingUsernameIsAuthFailedWithoutACall() {
        try (var server = FaultServer.silent()) {
            // When
            var answer = user.post(
                            "/connector/test",
                            Draft.of("postgresql", server.port())
                                    .without("credentials")
                                    .json())
                    .is(200);

            // Then
            assertThat(answer.at("/code")).isEqualTo("auth-failed");
            assertThat(server.calls()).isZero();
        }
    }

    @Test
    void missingProfileIsNotFound() {
        user.send("POST", path + "/test").isProblem(404, "not-found");
        user.get(path + "/tests").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "-1", "1.5", "ten", "1000000000000"})
    void timeoutOutOfRangeIsRefused(String timeout) {
        user.send("POST", path + "/test?timeout=" + timeout)
                .isProblem(400, "invalid-request")
                .hasViolation("timeout", "from 1 to 60");
    }

    @ParameterizedTest
    @CsvSource({
        "timout=5, timout, known",
        "Timeout=5, Timeout, known",
        "timeout=5&limit=1, limit, known",
        "timeout=5&timeout=6, timeout, once",
        "timeout=, timeout, once"
    })
    void parameterThatIsMisusedIsRefused(String query, String parameter, String message) {
        user.send("POST", path + "/test?" + query)
                .isProblem(400, "invalid-request")
                .hasViolation(parameter, message);
        user.post("/connector/test?" + query, Draft.of("postgresql", 1).json())
                .isProblem(400, "invalid-request")
                .hasViolation(parameter, message);
    }

    @Test
    void hungWorkbookHoldsNoOtherUp() throws Exception {
        // Given
        var path2 = path + "-other";
        var threads = Executors.newFixedThreadPool(4);
        createWorkbook(path);
        createWorkbook(path2);
        try (var lock = Database.asSuperuser();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table profile_file_chunks in access exclusive mode");
            var hung = IntStream.range(0, 4)
                    .mapToObj(n ->
                            CompletableFuture.supplyAsync(() -> user.send("POST", path + "/test?timeout=6"), threads))
                    .toList();
            Eventually.holds(
                    () -> assertThat(Database.query("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database() and query like '%profile_file_chunks%'"))
                            .as(() -> hung.toString())
                            .hasSize(4));

            // When
            user.send("POST", path + "/test?timeout=1").isProblem(429, "too-many-requests");
            var other = user.send("POST", path2 + "/test?timeout=1");

            // Then
            assertThat(other.is(200).at("/code")).isEqualTo("query-timeout");
            lock.rollback();
            assertThat(hung.stream().map(CompletableFuture::join)).allMatch(answer -> answer.status() == 200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void manyHungTargetsHoldNobodyUp() {
        try (var other = FaultServer.of(wire -> {
            wire.postgresStart();
            wire.postgresError("28P01", "no").listen();
        })) {
            // Given
            var threads = Executors.newFixedThreadPool(100);
            var hung =
                    IntStream.range(0, 25).mapToObj(n -> FaultServer.silent()).toList();
            var running = hung.stream()
                    .flatMap(server -> Stream.generate(() -> Draft.of("postgresql", server.port())
                                    .plain()
                                    .json())
                            .limit(4))
                    .map(body ->
                            CompletableFuture.supplyAsync(() -> user.post("/connector/test?timeout=6", body), threads))
                    .toList();
            Eventually.holds(() -> assertThat(hung).allMatch(server -> server.open() > 0));

            // When
            var answer = user.post(
                    "/connector/test",
                    Draft.of("postgresql", other.port()).plain().json());

            // Then
            assertThat(answer.is(200).at("/code")).isEqualTo("auth-failed");
            assertThat(running.stream().map(CompletableFuture::join))
                    .allMatch(each -> each.status() == 200 || each.status() == 429);
            threads.shutdown();
            hung.forEach(FaultServer::close);
        }
    }

    @Test
    void draftFollowsTheRulesOfCreating() {
        user.post("/connector/test", "{\"type\": \"sql\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("/name", "blank");
    }

    @Test
    void viewersMayLookButNotTest() {
        // Given
        store(Draft.of("postgresql", 1));
        var viewer = Api.newUser("viewer");

        // Then
        viewer.get(path + "/tests").is(200);
        viewer.send("POST", path + "/test").is(403);
        viewer.post("/connector/test", Draft.of("postgresql", 1).json()).is(403);
        Api.anonymous().send("POST", path + "/test").is(401);
    }

    @Test
    void hundredHungTestsHoldNobodyUp() {
        try (var hung = FaultServer.silent();
                var other = FaultServer.of(wire -> {
                    wire.postgresStart();
                    wire.postgresError("28P01", "no").listen();
                })) {
            // Given
            var threads = Executors.newFixedThreadPool(100);
            var body = Draft.of("postgresql", hung.port()).plain().json();
            var running = IntStream.range(0, 100)
                    .mapToObj(n ->
                            CompletableFuture.supplyAsync(() -> user.post("/connector/test?timeout=8", body), threads))
                    .toList();
            Eventually.holds(() -> assertThat(hung.open()).isEqualTo(4));
            long before = System.nanoTime();

            // When
            var elsewhere = user.post(
                    "/connector/test",
                    Draft.of("postgresql", other.port()).plain().json());
            store(Draft.of("postgresql", 1));
            var read = user.get(path);

            // Then
            assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(4_000);
            assertThat(elsewhere.is(200).at("/code")).isEqualTo("auth-failed");
            read.is(200);
            var answers = running.stream().map(CompletableFuture::join).toList();
            assertThat(with(answers, 200)).hasSize(4);
            assertThat(with(answers, 429)).hasSize(96);
            with(answers, 429).forEach(answer -> {
                answer.isProblem(429, "too-many-requests");
                assertThat(answer.header("Retry-After")).matches("[0-9]+");
            });
            threads.shutdown();
        }
    }

    @Test
    void placesAreGivenBack() {
        try (var server = FaultServer.of(wire -> {
            wire.postgresStart();
            wire.postgresError("28P01", "no").listen();
        })) {
            // Given
            var body = Draft.of("postgresql", server.port()).plain().json();
            Parallel.run(8, () -> user.post("/connector/test", body));

            // When
            var answers = IntStream.range(0, 10)
                    .mapToObj(n -> user.post("/connector/test", body))
                    .toList();

            // Then
            assertThat(with(answers, 200)).hasSize(10);
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void secretsAreNowhere() {
        try (var log = LogCapture.open();
                var server = FaultServer.of(wire -> {
                    wire.postgresStart();
                    wire.postgresError("28P01", "canary-text").listen();
                })) {
            // Given
            store(Draft.of("postgresql", server.port()).plain().login("canary-user", "canary-pass"));

            // When
            var answers = user.send("POST", path + "/test").everything()
                    + user.get(path + "/tests").everything()
                    + user.get(path + "/tests?limit=x").everything();

            // Then
            assertThat(answers + log.text() + Database.dump()).doesNotContain("canary-pass", "canary-text");
            assertThat(answers + log.text()).doesNotContain("canary-user");
        }
    }

    private static List<Answer> with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    private void store(Draft draft) {
        user.post("/connector/profiles", draft.with("id", id).json()).is(201);
    }

    private void createWorkbook(String profile) {
        user.put(profile, "{\"name\": \"x\", \"type\": \"excel\"}").is(201);
        user.send("PUT", profile + "/file", "text/csv", "id\n1\n".getBytes(StandardCharsets.UTF_8))
                .is(201);
    }

    private void hangUp(String target) throws IOException {
        var uri = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        var token = Tokens.of(user.user(), "editor");
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(300_000_000);
            socket.setSoLinger(true, 0);
        }
    }
}
