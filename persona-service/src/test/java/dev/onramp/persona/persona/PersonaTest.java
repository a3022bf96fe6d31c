package dev.onramp.persona.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PersonaTest {

    private static final String PERSONAS = "/persona/personas";

    private final Api user = Api.newUser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"score\":12345678901234567890.10}",
                "{\"tiny\":0.0000000000000000000000001}",
                "{\"a\":[1,2.50,\"x\",null,true,{\"b\":{}}]}",
                "{\"Ünïcödé 🧭\":\"\u202eright to left, é\"}",
                "{}"
            })
    void keepsAnyJsonObjectAsItWasSent(String persona) {
        // When
        var created = user.post(PERSONAS, request("Ada", persona)).is(201);

        // Then
        assertThat(created.text()).contains("\"persona\":" + persona);
        assertThat(user.get(created.location()).text()).isEqualTo(created.text());
    }

    @Test
    void keepsTextToTheLastCharacter() {
        // Given
        var text = "zeile\\r\\n\\ttab \\\"quoted\\\" \\\\ 🧭 " + "x".repeat(99_000);

        // When
        var created = user.post(PERSONAS, request(text, "{}")).is(201);

        // Then
        assertThat(user.get(created.location()).at("/raw_text"))
                .isEqualTo(created.at("/raw_text"))
                .hasSizeGreaterThan(99_000);
    }

    @Test
    void refusesTextOverTheLimit() {
        user.post(PERSONAS, request("x".repeat(100_001), "{}"))
                .isProblem(400, "invalid-request")
                .hasViolation("/raw_text", "size must be between 0 and 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "5", "null"})
    void refusesPersonaThatIsNoObject(String persona) {
        user.post(PERSONAS, request("Ada", persona))
                .isProblem(400, "invalid-request")
                .hasViolation("/persona", "must");
    }

    @Test
    void namesTheFaultDeepInsideAPersona() {
        user.post(PERSONAS, request("Ada", "{\"a/b\": [{\"c\": \"\\u0000\"}]}"))
                .isProblem(400, "invalid-request")
                .hasViolation("/persona/a~1b/0/c", "NUL");
    }

    @Test
    void countsTheCallersPersonas() {
        // Given
        user.post(PERSONAS, request("Ada", "{}")).is(201);
        user.post(PERSONAS, request("Eve", "{}")).is(201);

        // When
        var count = user.get(PERSONAS + "/count").is(200);

        // Then
        assertThat(count.text()).isEqualTo("{\"count\":2}");
    }

    @Test
    void mergePatchRemovesAndMerges() {
        // Given
        var location = user.post(PERSONAS, request("Ada", "{\"name\":\"Ada\",\"age\":36,\"likes\":{\"a\":1,\"b\":2}}"))
                .is(201)
                .location();

        // When
        var patched = user.patch(location, "{\"persona\":{\"age\":null,\"likes\":{\"b\":3}}}")
                .is(200);

        // Then
        assertThat(patched.text()).contains("\"persona\":{\"name\":\"Ada\",\"likes\":{\"a\":1,\"b\":3}}");
    }

    @Test
    void patchCannotRemoveWhatIsRequired() {
        // Given
        var location = user.post(PERSONAS, request("Ada", "{}")).is(201).location();

        // When
        var answer = user.patch(location, "{\"raw_text\": null}");

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("/raw_text", "must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void anotherUsersPersonaIsLikeNone(String method) {
        // Given
        var location = user.post(PERSONAS, request("Ada", "{}")).is(201).location();
        var stranger = Api.newUser("admin");

        // When
        var answer = send(stranger, method, location);

        // Then
        var none = send(stranger, method, PERSONAS + "/" + UUID.randomUUID());
        assertThat(answer.isProblem(404, "not-found").at("/detail"))
                .isEqualTo(none.isProblem(404, "not-found").at("/detail"));
        user.get(location).is(200);
    }

    @Test
    void anotherUsersPersonasAreNotListed() {
        // Given
        user.post(PERSONAS, request("Ada", "{}")).is(201);
        var stranger = Api.newUser();

        // When
        var list = stranger.get(PERSONAS).is(200);

        // Then
        assertThat(list.text()).isEqualTo("{\"items\":[],\"total\":0,\"limit\":20,\"offset\":0}");
        assertThat(stranger.get(PERSONAS + "/count").text()).isEqualTo("{\"count\":0}");
    }

    @Test
    void anotherUsersCursorShowsNothingOfTheirs() {
        // Given
        user.post(PERSONAS, request("Ada", "{}")).is(201);
        user.post(PERSONAS, request("Ada", "{}")).is(201);
        var next = user.get(PERSONAS + "?limit=1").next();

        // When
        var list = Api.newUser().get(next).is(200);

        // Then
        assertThat(list.json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0-0-0-0-0", "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a1", "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a1g"})
    void malformedIdIsNamed(String id) {
        user.get(PERSONAS + "/" + id).isProblem(400, "invalid-request").hasViolation("id", "must be a UUID");
    }

    @Test
    void deletedPersonaLeavesNoTextBehind() {
        // Given
        var secret = "canary-" + UUID.randomUUID();
        var location = user.with("Idempotency-Key", "key-" + secret)
                .post(PERSONAS, request(secret, "{\"about\":\"" + secret + "\"}"))
                .is(201)
                .location();

        // When
        user.delete(location).is(204);

        // Then
        assertThat(Database.dump()).doesNotContain("\"" + secret).doesNotContain(secret + "\"");
    }

    private static Answer send(Api caller, String method, String path) {
        return switch (method) {
            case "PUT" -> caller.put(path, request("stolen", "{}"));
            case "PATCH" -> caller.patch(path, "{\"raw_text\": \"stolen\"}");
            default -> caller.send(method, path);
        };
    }

    private static String request(String text, String persona) {
        return "{\"raw_text\":\"" + text + "\",\"persona\":" + persona + "}";
    }
}
