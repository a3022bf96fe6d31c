package dev.onramp.persona.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PersonaResourceTest {

    private static final String PERSONAS = "/persona/personas";
    private static final String ADA =
            "{\"raw_text\": \"Ada likes machines.\", \"persona\": {\"name\": \"Ada\", \"score\": 12345678901234567890.10}}";

    private final Api user = Api.newUser();

    @Test
    void keepsAPersonaAsItWasSent() {
        // When
        var created = user.post(PERSONAS, ADA).is(201);

        // Then
        var read = user.get(created.location()).is(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text()).contains("12345678901234567890.10");
        assertThat(read.etag()).isEqualTo(created.etag());
    }

    @Test
    void listsNewestFirst() {
        // Given
        user.post(PERSONAS, ADA).is(201);
        var second = user.post(PERSONAS, ADA).is(201);

        // When
        var list = user.get(PERSONAS + "?limit=1").is(200);

        // Then
        assertThat(list.at("/items/0/id")).isEqualTo(second.at("/id"));
        assertThat(list.at("/total")).isEqualTo("2");
        var next = list.next();
        assertThat(user.get(next).is(200).json().path("items")).hasSize(1);
    }

    @Test
    void hidesAnotherUsersPersona() {
        // Given
        var location = user.post(PERSONAS, ADA).is(201).location();
        var other = Api.newUser();
        // Then
        other.get(location).isProblem(404, "not-found");
    }

    @Test
    void refusesMalformedJson() {
        user.post(PERSONAS, "{").isProblem(400, "malformed-json");
        user.post(PERSONAS, "{\"raw_text\": 5}").isProblem(400, "invalid-request").hasViolation("/raw_text", "must be a string");
        user.post(PERSONAS, "{\"rawtext\": 5}").isProblem(400, "invalid-request").hasViolation("/rawtext", "not a known");
        user.post(PERSONAS, "{\"raw_text\": \"\"}").isProblem(400, "invalid-request").hasViolation("/raw_text", "blank").hasViolation("/persona", "null");
        user.post(PERSONAS, "").isProblem(400, "invalid-request");
        user.get(PERSONAS + "/xyz").isProblem(400, "invalid-request");
        user.get(PERSONAS + "?limit=x&offset=-1&foo=1").isProblem(400, "invalid-request");
        user.post(PERSONAS, ADA.replace("Ada", "A\\u0000")).isProblem(400, "invalid-request");
        user.send("POST", PERSONAS, "text/plain", new byte[] {1}).isProblem(415, "unsupported-media-type");
        user.send("TRACE", PERSONAS).isProblem(405, "method-not-allowed");
        user.send("PUT", PERSONAS).isProblem(405, "method-not-allowed");
        user.get("/persona/nothing").isProblem(404, "not-found");
        user.get(PERSONAS + "/%00").isProblem(400, "invalid-url");
        assertThat(Api.statusOfRawGet(PERSONAS + "/%zz")).contains(" 400 ");
        Api.anonymous().get(PERSONAS).isProblem(401, "unauthorized");
        user.post(PERSONAS, "{\"raw_text\": \"" + "x".repeat(300_000) + "\"}").isProblem(413, "request-entity-too-large");
    }

    @Test
    void patchesAndPuts() {
        var created = user.post(PERSONAS, ADA).is(201);
        var l = created.location();
        var patched = user.with("If-Match", created.etag()).patch(l, "{\"persona\":{\"name\":\"Eve\"}}").is(200);
        assertThat(patched.at("/persona/name")).isEqualTo("Eve");
        user.with("If-Match", created.etag()).patch(l, "{\"persona\":{\"name\":\"Eve\"}}").isProblem(412, "precondition-failed");
        user.with("If-None-Match", patched.etag()).get(l).is(304);
        user.with("Idempotency-Key", "a").post(PERSONAS, ADA).is(201);
        user.with("Idempotency-Key", "a").post(PERSONAS, ADA).is(201);
        user.with("Idempotency-Key", "a").post(PERSONAS, ADA.replace("Ada", "Bob")).isProblem(422, "idempotency-key-reused");
        assertThat(user.get(PERSONAS + "/count").at("/count")).isEqualTo("2");
        user.delete(l).is(204);
        user.delete(l).isProblem(404, "not-found");
    }
}
