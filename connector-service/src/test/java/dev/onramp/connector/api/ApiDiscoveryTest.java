package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ApiDiscoveryTest {

    private static final String CANARY = "canary-77aa-of-an-api";

    private final AtomicInteger seen = new AtomicInteger();
    private final Api user = Api.newUser("editor");
    private final String path = "/connector/profiles/api-" + UUID.randomUUID();

    @Test
    void sampledRecordsBecomeATable() {
        // Given
        try (var server = RawServer.json("{\"items\":[{\"id\":1,\"at\":\"2026-01-01T00:00:00Z\"},{\"id\":2}]}")) {
            store(server, "orders");

            // When
            var operation = discover();

            // Then
            assertThat(operation.at("/status")).as(operation.text()).isEqualTo("succeeded");
            var schema = user.get(path + "/schema").is(200);
            assertThat(schema.at("/tables/0/qualified_name")).isEqualTo("/v1/orders");
            assertThat(schema.at("/tables/0/kind")).isEqualTo("resource");
            assertThat(schema.json().at("/tables/0/columns"))
                    .extracting(column -> column.path("name").asText() + " "
                            + column.path("type").asText() + " "
                            + column.path("nullable").asBoolean())
                    .containsExactly("id int64 false", "at timestamptz true");
        }
    }

    @Test
    void aDiscoveryThatFailsSaysWhyInOurWords() {
        // Given
        try (var server = RawServer.json("<html>" + CANARY + "</html>")) {
            store(server, "orders");

            // When
            var operation = discover();

            // Then
            assertThat(operation.at("/status")).isEqualTo("failed");
            assertThat(operation.text()).contains("not-json").doesNotContain(CANARY);
        }
    }

    @Test
    void anUnchangedApiMakesNoNewSnapshot() {
        // Given
        try (var server = RawServer.json("[{\"id\":1}]")) {
            store(server, "orders");
            discover();

            // When
            var again = discover();

            // Then
            assertThat(again.at("/result/changed")).isEqualTo("false");
        }
    }

    @Test
    void firstRecordsAreShownDigitByDigit() {
        // Given
        try (var server = RawServer.json("[{\"id\":1,\"amount\":12345678901234567890.10},{\"amount\":null}]")) {
            store(server, "orders?size=2");
            discover();

            // When
            var preview = user.get(path + "/preview?limit=10&table=/v1/orders%3Fsize=2");

            // Then
            assertThat(preview.is(200).text()).contains("\"rows\":[[1,12345678901234567890.10],[null,null]]");
            assertThat(preview.json().at("/columns/1/type").asText()).isEqualTo("decimal");
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .startsWith("GET /v1/orders?size=2 HTTP/1.1")
                            .containsIgnoringCase("authorization: Bearer " + CANARY));
        }
    }

    @Test
    void aPreviewThatFailsSaysNothingOfWhatTheApiSays() {
        // Given
        try (var server = RawServer.doing((request, socket) ->
                RawServer.say(socket, seen.incrementAndGet() == 1 ? RawServer.ok("[{\"id\":1}]") : echo(request)))) {
            store(server, "orders");
            discover();

            // When
            var preview = user.get(path + "/preview?table=/v1/orders");

            // Then
            assertThat(preview.everything()).contains("http-status").doesNotContain(CANARY);
        }
    }

    private static String echo(String request) {
        return "HTTP/1.1 500 " + CANARY + "\r\nX-Echo: " + CANARY + "\r\nContent-Length: " + request.length()
                + "\r\n\r\n" + request;
    }

    private void store(RawServer server, String resource) {
        ObjectNode profile = JsonNodeFactory.instance
                .objectNode()
                .put("id", path.substring(path.lastIndexOf("/") + 1))
                .put("name", "An API")
                .put("type", "api")
                .put("connection_string", "http://127.0.0.1:" + server.port() + "/v1");
        profile.putObject("auth").put("type", "bearer");
        profile.putObject("credentials").put("token", CANARY);
        profile.putObject("options").putArray("paths").add(resource);
        user.post("/connector/profiles", profile.toString()).is(201);
    }

    private Answer discover() {
        var operation = user.send("POST", path + "/discovery").is(202).location();
        Eventually.holds(
                () -> assertThat(user.get(operation).at("/status")).isIn(Set.of("succeeded", "failed", "cancelled")));
        return user.get(operation);
    }
}
