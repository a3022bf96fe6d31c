package dev.onramp.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sends requests to the service under test as one user. Immutable: {@link #with} makes another. An answer whose status the
 * contract of the service does not name for the operation fails the test.
 */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String user;
    private final Map<String, String> headers;

    private Api(String user, Map<String, String> headers) {
        this.user = user;
        this.headers = Map.copyOf(headers);
    }

    /** A new user with these roles, whom nobody has heard of before. */
    public static Api newUser(String... roles) {
        return user("user_" + UUID.randomUUID(), roles);
    }

    /** The user {@code id} with these roles. */
    public static Api user(String id, String... roles) {
        return new Api(id, Map.of("Authorization", "Bearer " + Tokens.of(id, roles)));
    }

    /** Somebody without a token. */
    public static Api anonymous() {
        return new Api("", Map.of());
    }

    /** The id of the user. */
    public String user() {
        return user;
    }

    /** The same user, sending this header too. */
    public Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(user, more);
    }

    /** GET. */
    public Answer get(String path) {
        return send("GET", path);
    }

    /** POST of JSON. */
    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** PUT of JSON. */
    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** PATCH with a JSON Merge Patch. */
    public Answer patch(String path, String json) {
        return send("PATCH", path, "application/merge-patch+json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** DELETE. */
    public Answer delete(String path) {
        return send("DELETE", path);
    }

    /** Any method, without a body. */
    public Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    /** Any method, with a body of any type. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, BodyPublishers.ofByteArray(body));
    }

    /** POST of JSON whose length is not told ahead. */
    public Answer postChunked(String path, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return send(
                "POST", path, "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    /** Any method, with a body whose length is not told ahead. */
    public Answer sendChunked(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    /** The status line that answers a GET of a path that no client library would send. */
    public static String statusOfRawGet(String path) {
        var uri = baseUri();
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5_000);
            var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a GET and breaks the connection off after so many milliseconds, whatever has been answered by then. */
    public void hangUp(String path, int millis) {
        var uri = baseUri();
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoLinger(true, 0);
            var head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(String method, String path, String contentType, BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .method(method, body)
                .build());
    }

    private static Answer send(HttpRequest request) {
        try {
            var answer = new Answer(CLIENT.send(request, BodyHandlers.ofString()));
            OpenApiContract.requirePromised(request.method(), request.uri().getRawPath(), answer.status());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(baseUri().resolve(path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    private static URI baseUri() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }
}
