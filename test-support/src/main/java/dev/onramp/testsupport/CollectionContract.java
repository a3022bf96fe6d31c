package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conventions that every collection of every service keeps, as tests. A test class of a service extends it and says
 * which collection it is about.
 */
public abstract class CollectionContract {

    /** The path of the collection, such as {@code /persona/personas}. */
    protected abstract String collection();

    /** A user who may do everything and sees only what this test makes, or everything if the data is shared. */
    protected abstract Api user();

    /** A valid body for a POST, another resource each time. */
    protected abstract String body();

    /** The name of a string field that {@link #body} has at its top level. */
    protected abstract String textField();

    /** Whether lists show what others made too. */
    protected boolean isShared() {
        return false;
    }

    @Test
    void createdResourceReadsBackTheSame() {
        // When
        var created = user().post(collection(), body()).is(201);

        // Then
        assertThat(created.location()).startsWith(collection() + "/");
        var read = user().get(created.location()).is(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag());
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void deletedResourceIsGone() {
        // Given
        var location = create();

        // When
        user().delete(location).is(204);

        // Then
        user().get(location).isProblem(404, "not-found");
        user().delete(location).isProblem(404, "not-found");
        user().patch(location, "{}").isProblem(404, "not-found");
    }

    @Test
    void patchChangesOnlyWhatItNames() {
        // Given
        var before = user().post(collection(), body()).is(201);

        // When
        var after = user().patch(before.location(), "{\"" + textField() + "\": \"changed by a patch\"}")
                .is(200);

        // Then
        assertThat(after.at("/" + textField())).isEqualTo("changed by a patch");
        assertThat(after.etag()).isNotEqualTo(before.etag());
        before.json().fieldNames().forEachRemaining(name -> {
            if (!name.equals(textField()) && !name.equals("updated_at")) {
                assertThat(after.json().get(name))
                        .as(name)
                        .isEqualTo(before.json().get(name));
            }
        });
        assertThat(user().get(before.location()).json()).isEqualTo(after.json());
    }

    @Test
    void whatWasReadCanBePutBack() {
        // Given
        var before = user().post(collection(), body()).is(201);

        // When
        var after = user().put(before.location(), before.text()).is(200);

        // Then
        before.json().fieldNames().forEachRemaining(name -> {
            if (!name.equals("updated_at")) {
                assertThat(after.json().get(name))
                        .as(name)
                        .isEqualTo(before.json().get(name));
            }
        });
    }

    // ---- versions

    @Test
    void unchangedResourceIsNotSentAgain() {
        // Given
        var created = user().post(collection(), body()).is(201);

        // When
        var answer = user().with("If-None-Match", created.etag()).get(created.location());

        // Then
        answer.is(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.etag()).isEqualTo(created.etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void staleVersionIsNotOverwritten(String method) {
        // Given
        var created = user().post(collection(), body()).is(201);
        var changed = user().patch(created.location(), "{\"" + textField() + "\": \"somebody was faster\"}")
                .is(200);

        // When
        var late = user().with("If-Match", created.etag());
        var answer = method.equals("DELETE")
                ? late.delete(created.location())
                : late.send(method, created.location(), "application/json", utf8(created.text()));

        // Then
        answer.isProblem(412, "precondition-failed");
        assertThat(user().get(created.location()).etag()).isEqualTo(changed.etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void namedVersionIsOverwritten(String method) {
        // Given
        var created = user().post(collection(), body()).is(201);

        // When
        var answer = user().with("If-Match", "\"other\", " + created.etag())
                .send(method, created.location(), "application/json", utf8(created.text()));

        // Then
        answer.is(200);
    }

    @Test
    void malformedEntityTagIsRefused() {
        // Given
        var location = create();

        // When
        var answer = user().with("If-Match", "not quoted").delete(location);

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("If-Match", "entity tags");
        user().get(location).is(200);
    }

    // ---- idempotency

    @Test
    void repeatedRequestGetsTheFirstAnswer() {
        // Given
        var user = user().with("Idempotency-Key", "first-" + System.nanoTime());
        var body = body();
        var first = user.post(collection(), body).is(201);
        user().patch(first.location(), "{\"" + textField() + "\": \"changed since\"}")
                .is(200);

        // When
        var second = user.post(collection(), body);

        // Then
        second.is(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.etag()).isEqualTo(first.etag());
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        // Given
        var user = user().with("Idempotency-Key", "reused-" + System.nanoTime());
        user.post(collection(), body()).is(201);

        // When
        var answer = user.post(collection(), body());

        // Then
        answer.isProblem(422, "idempotency-key-reused");
    }

    @Test
    void keyIsFreeAgainAfterADay() {
        // Given
        var key = "old-" + System.nanoTime();
        var user = user().with("Idempotency-Key", key);
        var first = user.post(collection(), body()).is(201);
        Database.execute(
                "update idempotency_keys set created_at = created_at - interval '24 hours' where key = '" + key + "'");

        // When
        var second = user.post(collection(), body());

        // Then
        assertThat(second.is(201).location()).isNotEqualTo(first.location());
    }

    @Test
    void failedRequestLeavesTheKeyFree() {
        // Given
        var user = user().with("Idempotency-Key", "failed-" + System.nanoTime());
        user.post(collection(), "{}").isProblem(400, "invalid-request");

        // When
        var answer = user.post(collection(), body());

        // Then
        answer.is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\there"})
    void malformedKeyIsRefused(String key) {
        user().with("Idempotency-Key", key)
                .post(collection(), body())
                .isProblem(400, "invalid-request")
                .hasViolation("Idempotency-Key", "visible ASCII");
    }

    @Test
    void sameKeyInParallelMakesOneResource() {
        // Given
        var user = user().with("Idempotency-Key", "parallel-" + System.nanoTime());
        var body = body();

        // When
        var answers = Parallel.run(8, () -> user.post(collection(), body));

        // Then
        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(answers.stream().map(Answer::location).distinct()).hasSize(1);
    }

    // ---- lists

    @Test
    void listPagesReachEveryItemOnceNewestFirst() {
        // Given
        var start = newest();
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(0, user().post(collection(), body()).is(201).at("/created_at"));
        }

        // When
        var seen = new ArrayList<String>();
        var page = user().get(collection() + "?limit=2&created_after=" + start).is(200);
        assertThat(page.at("/total")).isEqualTo(isShared() ? page.at("/total") : "5");
        assertThat(page.at("/limit")).isEqualTo("2");
        assertThat(page.at("/offset")).isEqualTo("0");
        page.json().get("items").forEach(item -> seen.add(item.get("created_at").asText()));
        while (page.has("Link")) {
            page = user().get(page.next()).is(200);
            assertThat(page.json().has("total")).isFalse();
            page.json()
                    .get("items")
                    .forEach(item -> seen.add(item.get("created_at").asText()));
        }

        // Then
        if (isShared()) {
            assertThat(seen).containsSubsequence(made).doesNotHaveDuplicates();
        } else {
            assertThat(seen).isEqualTo(made);
        }
    }

    @Test
    void listFiltersByTimeOfCreation() {
        // Given
        var first = user().post(collection(), body()).is(201);
        var second = user().post(collection(), body()).is(201);

        // When
        var list = user().get(collection() + "?created_after=" + first.at("/created_at") + "&created_before="
                        + Instant.parse(second.at("/created_at")).plusNanos(1000))
                .is(200);

        // Then
        assertThat(list.json().findValuesAsText("created_at")).contains(second.at("/created_at"));
        assertThat(list.json().findValuesAsText("created_at")).doesNotContain(first.at("/created_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "limit=, limit",
        "limit=99999999999, limit",
        "offset=-1, offset",
        "offset=100001, offset",
        "after=nonsense, after",
        "created_after=yesterday, created_after",
        "created_before=2026-13-01T00:00:00Z, created_before",
        "created_before=+999999999-01-01T00:00:00Z, created_before",
        "limit=5&limit=6, limit"
    })
    void badListParameterIsNamed(String query, String name) {
        user().get(collection() + "?" + query).isProblem(400, "invalid-request").hasViolation(name, "must be");
    }

    @Test
    void unknownListParameterIsNamed() {
        user().get(collection() + "?colour=blue")
                .isProblem(400, "invalid-request")
                .hasViolation("colour", "is not a known parameter");
    }

    // ---- bad bodies

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": }", "not json", "{} {}", "{\"a\": 1, \"a\": 2}", "[", "{\"a\": 01}"})
    void malformedJsonIsRefused(String body) {
        var answer = user().post(collection(), body);
        answer.is(400);
        answer.isProblem(400, answer.at("/type").endsWith("malformed-json") ? "malformed-json" : "invalid-request");
    }

    @Test
    void doubledFieldIsRefused() {
        var body = body().replaceFirst("\\{", "{\"" + textField() + "\": \"twice\", ");
        user().post(collection(), body).isProblem(400, "malformed-json");
    }

    @Test
    void textAfterTheDocumentIsRefused() {
        user().post(collection(), body() + " {}").is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "1", "true"})
    void bodyThatIsNoObjectIsRefused(String body) {
        user().post(collection(), body).isProblem(400, "invalid-request");
        user().patch(create(), body).isProblem(400, "invalid-request");
    }

    @Test
    void unknownFieldIsNamed() {
        var body = body().replaceFirst("\\{", "{\"colour\": \"blue\", ");
        user().post(collection(), body).isProblem(400, "invalid-request").hasViolation("/colour", "not a known field");
        user().patch(create(), "{\"colour\": 1}")
                .isProblem(400, "invalid-request")
                .hasViolation("/colour", "not a known");
    }

    @Test
    void removalOfAnUnknownFieldIsRefused() {
        user().patch(create(), "{\"colour\": null}")
                .isProblem(400, "invalid-request")
                .hasViolation("/colour", "not a known field");
    }

    @Test
    void pathsThatCallersMakeUpStayOutOfTheMetrics() {
        // When
        user().send("POST", collection() + "/made-up-by-a-caller");

        // Then
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain("made-up-by-a-caller");
    }

    static Stream<String> badTexts() {
        return Stream.of("5", "true", "{}", "[]", "\"\\u0000\"", "\"a\\ud800b\"", "\"" + "x".repeat(200_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void badTextIsNamed(String json) {
        user().patch(create(), "{\"" + textField() + "\": " + json + "}")
                .isProblem(400, "invalid-request")
                .hasViolation("/" + textField(), "");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var bytes = utf8("{\"" + textField() + "\": \"?\"}");
        bytes[bytes.length - 3] = (byte) 0xFF;
        user().send("POST", collection(), "application/json", bytes).is(400);
    }

    @Test
    void deepJsonIsRefused() {
        var deep = "[".repeat(2000) + "]".repeat(2000);
        user().post(collection(), "{\"" + textField() + "\": " + deep + "}").is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void otherContentTypeIsRefused(String type) {
        user().send("POST", collection(), type, utf8(body())).isProblem(415, "unsupported-media-type");
    }

    @Test
    void tooLargeBodyIsRefused() {
        var large = "{\"" + textField() + "\": \"" + "x".repeat(300_000) + "\"}";
        user().post(collection(), large).isProblem(413, "content-too-large");
        user().postChunked(collection(), large).isProblem(413, "content-too-large");
    }

    // ---- the rest of HTTP

    @Test
    void otherMethodIsRefusedWithWhatIsAllowed() {
        var answer = user().send("DELETE", collection()).isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%0A", "/a%7Fb"})
    void controlCharacterInThePathIsRefused(String id) {
        user().get(collection() + id).isProblem(400, "invalid-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/%ff"})
    void brokenEscapeInThePathIsRefused(String id) {
        assertThat(Api.statusOfRawGet(collection() + id)).contains(" 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%20b", "/%C3%BC", "/..%2F..%2Fetc", "/%27%3B--"})
    void oddIdIsNotFound(String id) {
        assertThat(user().get(collection() + id).status()).isIn(400, 404);
    }

    @Test
    void requestIdComesBack() {
        assertThat(user().with("X-Request-ID", "my.id-1").get(collection()).header("X-Request-ID"))
                .isEqualTo("my.id-1");
        assertThat(user().with("X-Request-ID", "not sane!").get(collection()).header("X-Request-ID"))
                .hasSize(36);
    }

    @Test
    void strangerIsRefused() {
        var stranger = Api.anonymous();
        assertThat(stranger.get(collection()).isProblem(401, "unauthorized").has("WWW-Authenticate"))
                .isTrue();
        stranger.with("X-User-Id", "somebody").get(collection()).isProblem(401, "unauthorized");
        for (var token :
                List.of(Tokens.expired("a"), Tokens.forged("a"), Tokens.unsigned("a"), Tokens.symmetric("a"), "x")) {
            stranger.with("Authorization", "Bearer " + token).get(collection()).isProblem(401, "unauthorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/plain"})
    void answerIsJsonOrNothing(String type) {
        user().with("Accept", type).get(collection()).isProblem(406, "not-acceptable");
    }

    @Test
    void compressedBodyIsRefused() {
        user().with("Content-Encoding", "gzip").post(collection(), body()).isProblem(415, "unsupported-encoding");
    }

    @Test
    void semicolonInThePathIsRefused() {
        user().get(collection() + "/a;b=c").isProblem(400, "invalid-url");
    }

    @Test
    void pathBesideTheRootIsAProblem() {
        user().get("/").isProblem(404, "not-found");
        user().get(collection() + "x/y").isProblem(404, "not-found");
    }

    @Test
    void callersWhoHangUpDoNotUseUpTheService() {
        // When
        Parallel.run(8, () -> {
            for (int i = 0; i < 60; i++) {
                user().hangUp(collection() + "?limit=1", i % 5);
            }
            return "done";
        });

        // Then
        user().get(collection()).is(200);
        Api.anonymous().get("/q/health/ready").is(200);
    }

    // ---- the database goes away

    @Test
    void lostDatabaseIsAPassing503() {
        // Given
        var location = create();
        Database.line().cut();
        try {
            // When
            var answer = user().get(location);

            // Then
            answer.isProblem(503, "database-away");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            user().post(collection(), body()).isProblem(503, "database-away");
            Api.anonymous().get("/q/health/live").is(200);
            Api.anonymous().get("/q/health/ready").is(503);
        } finally {
            Database.line().restore();
        }
        Eventually.holds(() -> user().get(location).is(200));
        Eventually.holds(() -> Api.anonymous().get("/q/health/ready").is(200));
    }

    /** Creates one and returns its path. */
    protected String create() {
        return user().post(collection(), body()).is(201).location();
    }

    private String newest() {
        var items = user().get(collection() + "?limit=1").is(200).json().path("items");
        return items.isEmpty()
                ? "2020-01-01T00:00:00Z"
                : items.get(0).get("created_at").asText();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
