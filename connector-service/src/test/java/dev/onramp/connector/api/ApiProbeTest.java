package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.api.RawServer.Script;
import dev.onramp.connector.egress.Egress;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ApiProbeTest {

    private static final String CANARY = "canary-9f2c-of-an-api";

    @Inject
    ApiClient client;

    @Inject
    Vertx vertx;

    @Inject
    Egress egress;

    private final Api user = Api.newUser("editor");

    @Test
    void anApiThatAnswersPasses() {
        // Given
        try (var server = RawServer.json("[]")) {

            // When
            var result = test(server, "bearer");

            // Then
            assertThat(result.at("/status")).isEqualTo("success");
            assertThat(result.at("/encrypted")).isEqualTo("false");
            assertThat(stages(result))
                    .containsExactly(
                            "resolve passed", "connect passed", "tls skipped", "authenticate passed", "query passed");
            assertThat(server.requests().get(0)).containsIgnoringCase("authorization: Bearer " + CANARY);
        }
    }

    @Test
    void anApiThatLetsNobodyInFailsInThatStage() {
        // Given
        try (var server = RawServer.saying("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")) {

            // When
            var result = test(server, "bearer");

            // Then
            assertThat(result.at("/code")).isEqualTo("auth-failed");
            assertThat(stages(result))
                    .containsExactly(
                            "resolve passed", "connect passed", "tls skipped", "authenticate failed", "query skipped");
        }
    }

    @Test
    void aRedirectToTheMetadataServiceIsDenied() {
        // Given
        try (var server = RawServer.redirecting(302, "http://169.254.169.254/latest/meta-data/")) {

            // When
            var result = test(server, "bearer");

            // Then
            assertThat(result.at("/code")).isEqualTo("egress-denied");
        }
    }

    @Test
    void aSilentApiFailsAtTheDeadlineAndIsLeftAlone() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {})) {

            // When
            var result = test(server, "none");

            // Then
            assertThat(result.at("/code")).isEqualTo("query-timeout");
            assertThat(result.json().path("duration_ms").asLong()).isBetween(1000L, 2000L);
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 %s\r\nX-Echo: %s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 %s\r\nWWW-Authenticate: Bearer realm=\"%s\"\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://%s@10.1.2.3/%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://10.1.2.3/?key=%s&x=%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nServer: %s\r\nContent-Length: 0\r\n\r\n",
                "%s %s\r\n\r\n"
            })
    void whatAnApiEchoesOfTheSecretIsFoundNowhere(String echo) {
        // Given
        try (var log = LogCapture.open();
                var server = RawServer.saying(echo.formatted(CANARY, CANARY))) {

            // When
            var result = test(server, "bearer");

            // Then
            assertThat(result.everything()).doesNotContain(CANARY);
            assertThat(log.text()).doesNotContain(CANARY);
            assertThat(Database.query("select details from audit_log where actor = ?", user.user()))
                    .isNotEmpty()
                    .noneMatch(details -> String.valueOf(details).contains(CANARY));
        }
    }

    @Test
    void metricsDoNotKeepWhereTheApisAre() {
        // Given
        try (var server = RawServer.json("[]")) {

            // When
            test(server, "bearer");

            // Then
            assertThat(Api.anonymous().get("/q/metrics").is(200).text())
                    .doesNotContain("http_client")
                    .doesNotContain(":" + server.port());
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("http-status", "query", saying("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("http-status", "query", saying("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("auth-failed", "query", saying("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("redirect-refused", "query", saying(RawServer.redirect(302, "ftp://127.0.0.1/"))),
                Arguments.of("redirect-refused", "query", saying(RawServer.redirect(302, "/again"))),
                Arguments.of("egress-denied", "query", saying(RawServer.redirect(307, "http://10.255.255.1/"))),
                Arguments.of("protocol-mismatch", "query", saying("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
                Arguments.of(
                        "response-too-large",
                        "query",
                        saying("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")),
                Arguments.of("connection-reset", "query", (Script) (request, socket) -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }),
                Arguments.of("query-timeout", "query", (Script) (request, socket) -> {}));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatAnApiDoesWrongIsNamed(String code, String stage, Script script) {
        // Given
        try (var server = RawServer.doing(script)) {

            // When
            var result = test(server, "none");

            // Then
            assertFailed(result, code, stage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.255.255.1/, egress-denied, resolve",
        "http://127.0.0.1.invalid/, dns-failed, resolve",
        "https://nobody.invalid/, dns-failed, resolve"
    })
    void wayThatLeadsNowhereIsNamed(String url, String code, String stage) {
        assertFailed(test(url), code, stage);
    }

    @Test
    void closedPortIsRefused() throws IOException {
        try (var taken = new Socket()) {
            // Given
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            // When
            var result = test("http://127.0.0.1:" + taken.getLocalPort() + "/");

            // Then
            assertFailed(result, "refused", "connect");
        }
    }

    @Test
    void certificateOfNobodyIsTlsUntrusted(@TempDir Path folder) {
        // Given
        var certificates = new TestCertificates(folder);
        try (var server = RawServer.tls(certificates.selfSigned("api.test"), saying(RawServer.ok("[]")))) {

            // When
            var result = test("https://127.0.0.1:" + server.port() + "/");

            // Then
            assertFailed(result, "tls-untrusted", "tls");
        }
    }

    @Test
    void certificateOfAnotherHostIsTlsHostname(@TempDir Path folder) {
        // Given
        var certificates = new TestCertificates(folder);
        var trust = new PemTrustOptions().addCertPath(certificates.authority().toString());
        QuarkusMock.installMockForInstance(
                new ApiClient(vertx, egress, new HttpClientOptions().setTrustOptions(trust)), client);
        try (var server = RawServer.tls(certificates.signed("api.test", "-1d", 30), saying(RawServer.ok("[]")))) {

            // When
            var result = test("https://127.0.0.1:" + server.port() + "/");

            // Then
            assertFailed(result, "tls-hostname", "tls");
        }
    }

    @Test
    void portThatDoesNotSpeakTlsIsTlsUnsupported() {
        // Given
        try (var server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {

            // When
            var result = test("https://127.0.0.1:" + server.port() + "/");

            // Then
            assertFailed(result, "tls-unsupported", "tls");
        }
    }

    @Test
    void handshakeThatDoesNotEndIsTlsTimeout() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {})) {

            // When
            var result = test("https://127.0.0.1:" + server.port() + "/");

            // Then
            assertFailed(result, "tls-timeout", "tls");
        }
    }

    private static Script saying(String text) {
        return (request, socket) -> RawServer.say(socket, text);
    }

    private static void assertFailed(Answer result, String code, String stage) {
        assertThat(result.at("/code")).as(result.text()).isEqualTo(code);
        assertThat(stages(result)).as(result.text()).contains(stage + " failed");
        assertThat(result.at("/message")).hasSizeGreaterThan(20);
    }

    private Answer test(String url) {
        var draft = draft(1, "none").put("connection_string", url);
        return user.post("/connector/test?timeout=3", draft.toString()).is(200);
    }

    private Answer test(RawServer server, String auth) {
        return user.post("/connector/test?timeout=1", draft(server.port(), auth).toString())
                .is(200);
    }

    private static ObjectNode draft(int port, String auth) {
        var draft = JsonNodeFactory.instance
                .objectNode()
                .put("name", "x")
                .put("type", "api")
                .put("connection_string", "http://127.0.0.1:" + port + "/v1");
        draft.putObject("auth").put("type", auth);
        if (auth.equals("bearer")) {
            draft.putObject("credentials").put("token", CANARY);
        }
        return draft;
    }

    private static List<String> stages(Answer result) {
        var stages = new ArrayList<String>();
        result.json()
                .path("stages")
                .forEach(stage -> stages.add(stage.path("stage").asText() + " "
                        + stage.path("status").asText()));
        return stages;
    }
}
