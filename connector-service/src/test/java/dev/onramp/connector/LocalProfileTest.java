package dev.onramp.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On a developer's machine no token is asked for, so no web page may find its way in under another name. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(LocalProfileTest.Local.class)
class LocalProfileTest {

    private final URI profiles = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class))
            .resolve("/connector/profiles");

    /** The profile of {@code deploy/local}. */
    public static final class Local implements QuarkusTestProfile {

        @Override
        public String getConfigProfile() {
            return "local";
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void callersNeedNoToken(HttpClient.Version version) throws Exception {
        // Given
        var client = HttpClient.newBuilder().version(version).build();

        // When
        var answer = client.send(HttpRequest.newBuilder(profiles).build(), BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:8023, 200",
        "127.0.0.1:8023, 200",
        "[::1]:8023, 200",
        "evil.example.com, 421",
        "localhost.evil.example.com:8023, 421",
        "169.254.169.254, 421"
    })
    void serviceIsCalledLocalhost(String host, int status) throws IOException {
        assertThat(statusLine("Host: " + host + "\r\n")).contains(" " + status + " ");
    }

    @Test
    void nobodyIsLetInWithoutAName() throws IOException {
        assertThat(statusLine("")).doesNotContain(" 200 ");
    }

    private String statusLine(String host) throws IOException {
        try (var socket = new Socket(profiles.getHost(), profiles.getPort())) {
            socket.setSoTimeout(5_000);
            var head = "GET " + profiles.getPath() + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }
}
