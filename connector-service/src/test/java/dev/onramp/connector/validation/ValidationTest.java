package dev.onramp.connector.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ValidationTest {

    private static final String VALIDATE = "/connector/validate";
    private static final String PROFILES = "/connector/profiles";
    private static final String CANARY = "canary7f3a";

    private final Api user = Api.newUser("editor");

    @Test
    void everyFieldOfTheFormIsReported() {
        // When
        var answer = user.post(
                        VALIDATE, "{\"name\": \"x\", \"type\": \"sql\", \"dialect\": \"mysql\", \"host\": \"db\"}")
                .is(200);

        // Then
        assertThat(answer.at("/valid")).isEqualTo("true");
        assertThat(answer.json().path("fields").findValuesAsText("field"))
                .contains("/id", "/name", "/port", "/options/tls_mode", "/credentials/password")
                .doesNotContain("/auth/type", "/options/paths");
        assertThat(field(answer, "/host").path("value_given").asBoolean()).isTrue();
        assertThat(field(answer, "/port").path("value_given").asBoolean()).isFalse();
        assertThat(field(answer, "/port").path("recommended").path(0).asText()).isEqualTo("3306");
        assertThat(field(answer, "/dialect").path("allowed")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "5",
                "{\"type\": 5}",
                "{\"name\": \"\"}",
                "{\"metadata\": {\"a\": \"\\u0000\"}}"
            })
    void incompleteBodyIsAnswered(String body) {
        // When
        var answer = user.post(VALIDATE, body).is(200);

        // Then
        assertThat(answer.at("/valid")).isEqualTo("false");
        assertThat(field(answer, "/type").path("allowed")).hasSize(3);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        // Given
        var body = """
                {"id": "a b", "name": " ", "type": "sql", "dialect": "oracle", "port": "x", "color": 1, "host": "127.1",
                 "options": {"tls_mode": 1, "connect_timeout": 99, "paths": [5]}, "auth": {"type": "none"}}""";

        // When
        var answer = user.post(VALIDATE, body).is(200);

        // Then
        assertThat(StreamSupport.stream(answer.json().path("fields").spliterator(), false)
                        .filter(field -> !field.path("errors").isEmpty())
                        .map(field -> field.path("field").asText()))
                .containsExactlyInAnyOrder(
                        "/id",
                        "/name",
                        "/dialect",
                        "/port",
                        "/color",
                        "/host",
                        "/options/tls_mode",
                        "/options/connect_timeout",
                        "/options/paths/0",
                        "/auth");
    }

    @Test
    void fieldThatCannotBeReadIsNotCalledMissing() {
        // When
        var answer =
                user.post(VALIDATE, "{\"name\": \"x\", \"type\": \"oracle\"}").is(200);

        // Then
        assertThat(field(answer, "/type").path("errors")).hasSize(1);
        assertThat(field(answer, "/type").path("errors").path(0).asText()).startsWith("must be one of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "{} {}", "x"})
    void whatIsNoJsonIsABadRequest(String body) {
        user.post(VALIDATE, body).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "nobody, 403", "editor, 200", "admin, 200"})
    void rolesDecide(String role, int status) {
        Api.newUser(role).post(VALIDATE, "{}").is(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server=db;Password=" + CANARY,
                "Server=db;Password=a;" + CANARY + "=b",
                "Server=db;" + CANARY,
                "postgresql://u:1/" + CANARY + "@db",
                "postgresql://u:" + CANARY + "@@db",
                CANARY
            })
    void secretsAreNotRepeated(String string) {
        try (var log = LogCapture.open()) {
            // When
            var answer = user.post(
                            VALIDATE,
                            "{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"" + string
                                    + "\", \"credentials\": {\"password\": \"" + CANARY + "\", \"token\": 5}}")
                    .is(200);

            // Then
            assertThat(answer.everything()).doesNotContain(CANARY);
            assertThat(log.text()).doesNotContain(CANARY);
        }
    }

    @Test
    void validIsWhatCanBeCreated() {
        // Given
        var random = new Random(42);
        List<String> disagreements = new ArrayList<>();
        int valid = 0;

        // When
        for (int i = 0; i < 400; i++) {
            var body = body(random);
            var says = user.post(VALIDATE, body).is(200).json().path("valid").asBoolean();
            var status = user.post(PROFILES, body).status();
            valid += says ? 1 : 0;
            if (says != (status == 201)) {
                disagreements.add(status + " " + body);
            }
        }

        // Then
        assertThat(disagreements).isEmpty();
        assertThat(valid).isBetween(40, 360);
    }

    /** A body of pieces that are right or wrong, each now and then. */
    private static String body(Random random) {
        List<String> fields = new ArrayList<>();
        add(
                fields,
                random,
                10,
                "\"name\": \"x\"",
                "\"name\": \" \"",
                "\"name\": 5",
                "\"name\": \"" + "x".repeat(201) + "\"");
        add(fields, random, 10, "\"type\": \"sql\"", "\"type\": \"api\"", "\"type\": \"excel\"", "\"type\": \"x\"");
        add(fields, random, 1, "\"id\": \"a b\"", "\"id\": null", "\"id\": 5", "\"id\": \"\"");
        add(
                fields,
                random,
                3,
                "\"dialect\": \"postgresql\"",
                "\"dialect\": \"mysql\"",
                "\"dialect\": null",
                "\"dialect\": \"x\"");
        add(fields, random, 3, "\"host\": \"db\"", "\"host\": \"127.1\"", "\"host\": null", "\"host\": \"db\"");
        add(fields, random, 2, "\"port\": 5432", "\"port\": 0", "\"port\": 1.5", "\"port\": \"1\"");
        add(
                fields,
                random,
                4,
                "\"connection_string\": \"postgresql://u:p@db/x\"",
                "\"connection_string\": \"https://h/\"",
                "\"connection_string\": \"Server=db;Trusted_Connection=yes\"",
                "\"connection_string\": \"\"");
        add(
                fields,
                random,
                2,
                "\"options\": {}",
                "\"options\": {\"tls_mode\": \"prefer\"}",
                "\"options\": {\"paths\": [null]}",
                "\"options\": 5");
        add(
                fields,
                random,
                2,
                "\"auth\": {\"type\": \"none\"}",
                "\"auth\": {}",
                "\"auth\": null",
                "\"auth\": {\"type\": \"api_key\"}");
        add(
                fields,
                random,
                2,
                "\"credentials\": {\"username\": \"u\"}",
                "\"credentials\": {\"username\": \"v\"}",
                "\"credentials\": {\"password\": \"\"}",
                "\"credentials\": {\"x\": 1}");
        add(fields, random, 1, "\"metadata\": {}", "\"metadata\": []", "\"color\": 1", "\"test_status\": 5");
        return "{" + String.join(", ", fields) + "}";
    }

    /** One of four, the first most often, in so many of ten cases. */
    private static void add(List<String> fields, Random random, int ofTen, String... choices) {
        if (random.nextInt(10) < ofTen) {
            fields.add(choices[random.nextInt(3) == 0 ? random.nextInt(choices.length) : 0]);
        }
    }

    private static JsonNode field(Answer answer, String pointer) {
        return StreamSupport.stream(answer.json().path("fields").spliterator(), false)
                .filter(field -> field.path("field").asText().equals(pointer))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pointer + " in " + answer.text()));
    }
}
