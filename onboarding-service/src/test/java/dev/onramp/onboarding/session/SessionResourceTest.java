package dev.onramp.onboarding.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Parallel;
import dev.onramp.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionResourceTest {

    private static final String SESSION = "/onboarding/session";

    private final Api user = Api.newUser();

    // ---- start, read, delete

    @Test
    void startedSessionIsAtTheFirstStep() {
        // When
        var started = user.post(SESSION, "{}").is(201);

        // Then
        assertThat(started.location()).isEqualTo(SESSION);
        assertThat(started.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "user_id", "current_step", "progress", "active", "started_at", "updated_at");
        assertThat(started.json().get("id").isInt()).isTrue();
        assertThat(started.at("/user_id")).isEqualTo(user.user());
        assertThat(started.json().get("current_step").intValue()).isEqualTo(1);
        assertThat(started.json().get("progress").doubleValue()).isZero();
        assertThat(started.json().get("active").booleanValue()).isTrue();
        assertThat(Instant.parse(started.at("/started_at"))).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void startedSessionReadsBackTheSame() {
        // Given
        var started = user.post(SESSION, "{}").is(201);

        // When
        var read = user.get(started.location()).is(200);

        // Then
        assertThat(read.json()).isEqualTo(started.json());
        assertThat(read.etag()).isEqualTo(started.etag());
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void startNeedsNoBody() {
        user.send("POST", SESSION).is(201);
    }

    @Test
    void emptyBodyIsNoBody() {
        user.post(SESSION, "").is(201);
    }

    @Test
    void secondStartIsRefused() {
        // Given
        var started = user.post(SESSION, "{}").is(201);

        // When
        var again = user.post(SESSION, "{}");

        // Then
        again.isProblem(409, "session-exists");
        assertThat(user.get(SESSION).json()).isEqualTo(started.json());
    }

    @Test
    void parallelStartsMakeOneSession() {
        // When
        var answers = Parallel.run(30, () -> user.post(SESSION, "{}"));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(29)
                .allSatisfy(answer -> answer.isProblem(409, "session-exists"));
        assertThat(sessionsOf(user)).hasSize(1);
    }

    @Test
    void thereIsNoSessionBeforeTheStart() {
        user.get(SESSION).isProblem(404, "not-found");
        user.delete(SESSION).isProblem(404, "not-found");
    }

    @Test
    void deletedSessionIsGone() {
        // Given
        user.post(SESSION, "{}").is(201);

        // When
        var answer = user.delete(SESSION).is(204);

        // Then
        assertThat(answer.text()).isEmpty();
        user.get(SESSION).isProblem(404, "not-found");
        user.delete(SESSION).isProblem(404, "not-found");
    }

    @Test
    void sessionStartedAfterADeleteIsAnother() {
        // Given
        var first = user.post(SESSION, "{}").is(201);
        user.delete(SESSION).is(204);

        // When
        var second = user.post(SESSION, "{}").is(201);

        // Then
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(second.etag()).isNotEqualTo(first.etag());
    }

    @Test
    void deleteTakesEarlierSessionsAndWhatEachStepCollected() {
        // Given
        user.with("Idempotency-Key", "any").post(SESSION, "{}").is(201);
        Database.execute(
                "insert into onboarding_sessions (user_id, active) values ('%s', false)".formatted(user.user()));
        sessionsOf(user).forEach(SessionResourceTest::collectData);

        // When
        user.delete(SESSION).is(204);

        // Then
        assertThat(sessionsOf(user)).isEmpty();
        assertThat(Database.dump()).doesNotContain(user.user());
        assertThat(orphans()).isZero();
    }

    @Test
    void earlierSessionsAloneAreDeletedToo() {
        // Given
        Database.execute(
                "insert into onboarding_sessions (user_id, active) values ('%s', false)".formatted(user.user()));

        // When
        var answer = user.delete(SESSION);

        // Then
        answer.is(204);
        assertThat(sessionsOf(user)).isEmpty();
    }

    @Test
    void parallelDeletesDeleteOnce() {
        // Given
        user.post(SESSION, "{}").is(201);

        // When
        var answers = Parallel.run(8, () -> user.delete(SESSION));

        // Then
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(204).containsOnly(204, 404);
    }

    @Test
    void anotherUsersSessionIsLikeNone() {
        // Given
        var other = Api.newUser();
        var theirs = other.post(SESSION, "{}").is(201);

        // When
        var read = user.get(SESSION);
        var deleted = user.delete(SESSION);

        // Then
        assertThat(read.isProblem(404, "not-found").text())
                .isEqualTo(Api.newUser().get(SESSION).text());
        assertThat(deleted.isProblem(404, "not-found").text())
                .isEqualTo(Api.newUser().delete(SESSION).text());
        assertThat(other.get(SESSION).json()).isEqualTo(theirs.json());
    }

    @Test
    void sessionOfAnotherUserIsNoObstacle() {
        // Given
        Api.newUser().post(SESSION, "{}").is(201);

        // When
        var answer = user.post(SESSION, "{}");

        // Then
        answer.is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or '1'='1", "user_ü_💥", "a|b;--", "{\"sub\": 1}"})
    void oddUserIdIsOneUser(String name) {
        // Given
        var odd = Api.user(name + System.nanoTime());
        user.post(SESSION, "{}").is(201);

        // When
        var started = odd.post(SESSION, "{}").is(201);

        // Then
        assertThat(started.at("/user_id")).isEqualTo(odd.user());
        odd.delete(SESSION).is(204);
        user.get(SESSION).is(200);
    }

    // ---- versions

    @Test
    void unchangedSessionIsNotSentAgain() {
        // Given
        var started = user.post(SESSION, "{}").is(201);

        // When
        var answer = user.with("If-None-Match", started.etag()).get(SESSION);

        // Then
        answer.is(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.etag()).isEqualTo(started.etag());
    }

    @Test
    void changeBySqlIsAnotherVersion() {
        // Given
        var started = user.post(SESSION, "{}").is(201);

        // When
        moveBySql(user);

        // Then
        var read = user.with("If-None-Match", started.etag()).get(SESSION).is(200);
        assertThat(read.etag()).isNotEqualTo(started.etag());
        assertThat(read.at("/current_step")).isEqualTo("2");
        assertThat(Instant.parse(read.at("/updated_at"))).isAfter(Instant.parse(started.at("/updated_at")));
    }

    @Test
    void staleVersionIsNotDeleted() {
        // Given
        var started = user.post(SESSION, "{}").is(201);
        moveBySql(user);

        // When
        var answer = user.with("If-Match", started.etag()).delete(SESSION);

        // Then
        answer.isProblem(412, "precondition-failed");
        user.get(SESSION).is(200);
    }

    @Test
    void namedVersionIsDeleted() {
        // Given
        var started = user.post(SESSION, "{}").is(201);

        // When
        var answer = user.with("If-Match", "\"other\", " + started.etag()).delete(SESSION);

        // Then
        answer.is(204);
    }

    @Test
    void malformedEntityTagIsRefused() {
        // Given
        user.post(SESSION, "{}").is(201);

        // When
        var answer = user.with("If-Match", "not quoted").delete(SESSION);

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("If-Match", "entity tags");
        user.get(SESSION).is(200);
    }

    // ---- idempotency

    @Test
    void repeatedStartGetsTheFirstAnswer() {
        // Given
        var sender = user.with("Idempotency-Key", "first");
        var first = sender.post(SESSION, "{}").is(201);
        moveBySql(user);

        // When
        var second = sender.send("POST", SESSION);

        // Then
        second.is(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.etag()).isEqualTo(first.etag());
    }

    @Test
    void sameKeyOfAnotherUserIsAnotherKey() {
        // Given
        Api.newUser().with("Idempotency-Key", "shared").post(SESSION, "{}").is(201);

        // When
        var answer = user.with("Idempotency-Key", "shared").post(SESSION, "{}");

        // Then
        assertThat(answer.is(201).at("/user_id")).isEqualTo(user.user());
    }

    @Test
    void refusedStartLeavesTheKeyFree() {
        // Given
        var sender = user.with("Idempotency-Key", "refused");
        user.post(SESSION, "{}").is(201);
        sender.post(SESSION, "{}").isProblem(409, "session-exists");
        user.delete(SESSION).is(204);

        // When
        var answer = sender.post(SESSION, "{}");

        // Then
        answer.is(201);
    }

    @Test
    void deleteForgetsTheAnswer() {
        // Given
        var sender = user.with("Idempotency-Key", "forgotten");
        var first = sender.post(SESSION, "{}").is(201);
        user.delete(SESSION).is(204);

        // When
        var second = sender.post(SESSION, "{}").is(201);

        // Then
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(user.get(SESSION).json()).isEqualTo(second.json());
    }

    @Test
    void sameKeyInParallelMakesOneSession() {
        // Given
        var sender = user.with("Idempotency-Key", "parallel");

        // When
        var answers = Parallel.run(8, () -> sender.post(SESSION, "{}"));

        // Then
        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(sessionsOf(user)).hasSize(1);
    }

    @Test
    void malformedKeyIsRefused() {
        user.with("Idempotency-Key", "with space")
                .post(SESSION, "{}")
                .isProblem(400, "invalid-request")
                .hasViolation("Idempotency-Key", "visible ASCII");
    }

    // ---- bad requests

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{;malformed-json", "not json;malformed-json", "{} {};malformed-json", "[;invalid-request"})
    void malformedJsonIsRefused(String body, String name) {
        user.post(SESSION, body).isProblem(400, name);
        user.get(SESSION).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "\"text\"", "\"\"", "1", "true"})
    void bodyThatIsNoObjectIsRefused(String body) {
        user.post(SESSION, body).isProblem(400, "invalid-request").hasViolation("", "must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"current_step", "user_id", "colour"})
    void unknownFieldIsNamed(String field) {
        user.post(SESSION, "{\"" + field + "\": 5}")
                .isProblem(400, "invalid-request")
                .hasViolation("/" + field, "is not a known field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void otherContentTypeIsRefused(String type) {
        user.send("POST", SESSION, type, utf8("{}")).isProblem(415, "unsupported-media-type");
    }

    @Test
    void tooLargeBodyIsRefused() {
        var large = "{" + " ".repeat(300_000) + "}";
        user.post(SESSION, large).isProblem(413, "content-too-large");
        user.postChunked(SESSION, large).isProblem(413, "content-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void otherMethodIsRefusedWithWhatIsAllowed(String method) {
        var answer = user.send(method, SESSION).isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/x", "/a%20b", "/..%2Fsessions"})
    void sessionHasNothingBelow(String id) {
        user.post(SESSION, "{}").is(201);
        assertThat(user.get(SESSION + id).status()).isIn(400, 404);
    }

    @Test
    void controlCharacterInThePathIsRefused() {
        user.get(SESSION + "/%00").isProblem(400, "invalid-url");
    }

    @Test
    void requestIdComesBack() {
        assertThat(user.with("X-Request-ID", "my.id-1").get(SESSION).header("X-Request-ID"))
                .isEqualTo("my.id-1");
        assertThat(user.with("X-Request-ID", "not sane!").get(SESSION).header("X-Request-ID"))
                .hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void strangerIsRefused(String method) {
        var stranger = Api.anonymous();
        assertThat(stranger.send(method, SESSION).isProblem(401, "unauthorized").has("WWW-Authenticate"))
                .isTrue();
        stranger.with("X-User-Id", "somebody").send(method, SESSION).isProblem(401, "unauthorized");
        for (var token :
                List.of(Tokens.expired("a"), Tokens.forged("a"), Tokens.unsigned("a"), Tokens.symmetric("a"), "x")) {
            stranger.with("Authorization", "Bearer " + token)
                    .send(method, SESSION)
                    .isProblem(401, "unauthorized");
        }
    }

    @Test
    void userHeaderOfTheLocalProfileCountsNowhereElse() {
        // Given
        var other = Api.newUser();
        other.post(SESSION, "{}").is(201);

        // When
        var answer = user.with("X-User-Id", other.user()).get(SESSION);

        // Then
        answer.isProblem(404, "not-found");
    }

    // ---- the database goes away

    @Test
    void lostDatabaseIsAPassing503() {
        // Given
        user.post(SESSION, "{}").is(201);
        Database.line().cut();
        try {
            // When
            var answer = user.get(SESSION);

            // Then
            answer.isProblem(503, "database-away");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            Api.newUser().post(SESSION, "{}").isProblem(503, "database-away");
            user.delete(SESSION).isProblem(503, "database-away");
            Api.anonymous().get("/q/health/live").is(200);
            Api.anonymous().get("/q/health/ready").is(503);
        } finally {
            Database.line().restore();
        }
        Eventually.holds(() -> user.get(SESSION).is(200));
        Eventually.holds(() -> Api.anonymous().get("/q/health/ready").is(200));
    }

    private static List<String> sessionsOf(Api user) {
        return Database.query("select id from onboarding_sessions where user_id = ?", user.user());
    }

    /** Changes the session as no request can yet. */
    private static void moveBySql(Api user) {
        Database.execute("update onboarding_sessions set current_step = 2 where user_id = '%s'".formatted(user.user()));
    }

    private static void collectData(String session) {
        Database.execute("""
                insert into api_keys (session_id, provider, key) values (%1$s, 'gemini', 'AIza');
                insert into website_analyses (session_id, website_url) values (%1$s, 'https://acme.example');
                insert into research_preferences (session_id, research_depth, content_types) values (%1$s, 'Deep', '[]');
                insert into persona_data (session_id, core_persona) values (%1$s, '{"identity": {}}');
                """.formatted(session));
    }

    private static long orphans() {
        var count = Database.query("""
                select sum(orphans) from (
                    select count(*) from api_keys where session_id not in (select id from onboarding_sessions)
                    union all
                    select count(*) from website_analyses where session_id not in (select id from onboarding_sessions)
                    union all
                    select count(*) from research_preferences where session_id not in (select id from onboarding_sessions)
                    union all
                    select count(*) from persona_data where session_id not in (select id from onboarding_sessions)
                ) as counts (orphans)
                """);
        return Long.parseLong(count.get(0));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
