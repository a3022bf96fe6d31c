package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.egress.OpenEgress;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String CANARY = "canary-5ecret-of-the-api";
    private static final Credentials NONE = Credentials.of(ApiAuth.NONE, Login.NONE);
    private static final Credentials BEARER =
            Credentials.of(new ApiAuth(AuthType.bearer, null, null), new Login(null, null, CANARY, null));
    private static final Credentials BASIC =
            Credentials.of(new ApiAuth(AuthType.basic, null, null), new Login("jürgen", CANARY, null, null));
    private static final Credentials HEADER_KEY = Credentials.of(
            new ApiAuth(AuthType.api_key, KeyPlace.header, "X-Api-Key"), new Login(null, null, null, CANARY));
    private static final Credentials QUERY_KEY =
            Credentials.of(new ApiAuth(AuthType.api_key, KeyPlace.query, "key"), new Login(null, null, null, CANARY));

    private static final Vertx VERTX = Vertx.vertx();
    private static final Egress EGRESS = OpenEgress.of(
            "127.0.0.1/32", Map.of("api.test", "127.0.0.1", "other.test", "127.0.0.1", "closed.test", "127.0.0.2"));

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static ApiClient client;

    @BeforeAll
    static void start() {
        certificates = new TestCertificates(folder);
        client = new ApiClient(
                VERTX,
                EGRESS,
                new HttpClientOptions()
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(certificates.authority().toString())));
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void readsAnAnswerThatComesInPieces() throws IOException {
        // Given
        try (var server = RawServer.doing((request, socket) -> {
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var piece : List.of("{\"a\"", ":", "1}")) {
                RawServer.say(socket, Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            RawServer.say(socket, "0\r\n\r\n");
        })) {

            // When
            var answer = get(server, "/", NONE);

            // Then
            assertThat(answer.body().toString()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void asksForWhatItCanReadAndForNothingCompressed() {
        // Given
        try (var server = RawServer.json("{}")) {

            // When
            get(server, "/v1/orders?limit=1", NONE);

            // Then
            assertThat(server.requests().get(0))
                    .startsWith("GET /v1/orders?limit=1 HTTP/1.1\r\n")
                    .containsIgnoringCase("host: api.test:" + server.port() + "\r\n")
                    .containsIgnoringCase("user-agent: onramp-connector\r\n")
                    .containsIgnoringCase("accept: application/json\r\n")
                    .containsIgnoringCase("accept-encoding: identity\r\n")
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContainIgnoringCase("traceparent");
        }
    }

    @Test
    void sendsTheNameAndThePasswordInUtf8() {
        // Given
        try (var server = RawServer.json("{}")) {

            // When
            get(server, "/", BASIC);

            // Then
            assertThat(server.requests().get(0))
                    .containsIgnoringCase("authorization: Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("jürgen:" + CANARY).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void sendsTheApiKeyInTheQueryBesideWhatStandsThere() {
        // Given
        try (var server = RawServer.json("{}")) {

            // When
            get(server, "/orders?limit=1&key=old", QUERY_KEY);

            // Then
            assertThat(server.requests().get(0)).startsWith("GET /orders?limit=1&key=" + CANARY + " HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void tellsThatTheCallerIsNotLetIn(int status) {
        // Given
        var stages = new Stages();
        try (var server = RawServer.saying("HTTP/1.1 " + status + " " + CANARY + "\r\nContent-Length: 0\r\n\r\n")) {

            // When
            var fault = fault(() -> client.reach(uri(server, "/"), BEARER, stages));

            // Then
            assertThat(fault)
                    .hasToString("auth-failed: The API answered " + status
                            + ": it does not let this caller in. Check auth and the secrets.");
            assertThat(stages.begun).containsExactly(Stage.resolve, Stage.connect, Stage.authenticate);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 404, 418, 429, 500, 503, 599})
    void tellsTheStatusButNotWhatTheApiSaysToIt(int status) {
        // Given
        try (var server =
                RawServer.saying("HTTP/1.1 " + status + " " + CANARY + "\r\nContent-Length: 24\r\n\r\n" + CANARY)) {

            // When
            var fault = fault(server, "/", BEARER);

            // Then
            assertThat(fault.toString())
                    .startsWith("http-status: The API answered " + status + ".")
                    .doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsThreeRedirectsAndSignsEach(int status) {
        // Given
        try (var server = RawServer.doing((request, socket) -> RawServer.say(
                socket,
                request.startsWith("GET /4") ? RawServer.ok("{}") : RawServer.redirect(status, next(request))))) {

            // When
            get(server, "/1", HEADER_KEY);

            // Then
            assertThat(server.requests())
                    .hasSize(4)
                    .allSatisfy(request -> assertThat(request).containsIgnoringCase("x-api-key: " + CANARY));
        }
    }

    @Test
    void staysTheSameOriginInWhateverSpelling() {
        // Given
        try (var server = RawServer.doing((request, socket) -> RawServer.say(
                socket,
                request.startsWith("GET /2")
                        ? RawServer.ok("{}")
                        : RawServer.redirect(301, "HTTP://API.Test:" + socket.getLocalPort() + "/2")))) {

            // When
            get(server, "/1", BEARER);

            // Then
            assertThat(server.requests().get(1)).contains(CANARY);
        }
    }

    @Test
    void reachesAddressesOfVersion6() {
        // Given
        try (var server = RawServer.on("::1", (request, socket) -> RawServer.say(socket, RawServer.ok("{}")))) {
            var local = new ApiClient(VERTX, OpenEgress.of("::1/128", Map.of()));

            // When
            local.get(URI.create("http://[::1]:" + server.port() + "/"), BEARER, LONG)
                    .subscribeAsCompletionStage()
                    .join();

            // Then
            assertThat(server.requests().get(0)).containsIgnoringCase("host: [::1]:" + server.port());
        }
    }

    @Test
    void keepsTheKeyInTheQueryOfItsOwnOriginOnce() {
        // Given
        try (var server = RawServer.doing((request, socket) -> RawServer.say(
                socket,
                request.contains("page=2") ? RawServer.ok("{}") : RawServer.redirect(302, "?page=2&key=" + CANARY)))) {

            // When
            get(server, "/orders", QUERY_KEY);

            // Then
            assertThat(server.requests().get(1)).startsWith("GET /orders?page=2&key=" + CANARY + " HTTP");
        }
    }

    @Test
    void doesNotRunInCircles() {
        // Given
        try (var server = RawServer.redirecting(302, "/")) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("redirect-refused: ");
            assertThat(server.requests()).hasSize(4);
        }
    }

    static Stream<Credentials> credentials() {
        return Stream.of(BASIC, BEARER, HEADER_KEY, QUERY_KEY);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void takesNoCredentialsToAnotherPort(Credentials credentials) {
        // Given
        try (var other = RawServer.json("{}");
                var server = RawServer.redirecting(302, "http://api.test:" + other.port() + "/")) {

            // When
            get(server, "/", credentials);

            // Then
            assertThat(other.requests()).singleElement().satisfies(ApiClientTest::isAnonymous);
        }
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void takesNoCredentialsToAnotherHost(Credentials credentials) {
        // Given
        try (var server = RawServer.doing((request, socket) -> RawServer.say(
                socket,
                request.toLowerCase(Locale.ROOT).contains("host: other.test")
                        ? RawServer.ok("{}")
                        : RawServer.redirect(307, "//other.test:" + socket.getLocalPort() + "/?key=mine")))) {

            // When
            get(server, "/", credentials);

            // Then
            assertThat(server.requests().get(1)).satisfies(ApiClientTest::isAnonymous);
        }
    }

    @Test
    void takesNoKeyToAnotherHostThatTheApiPutsIntoTheAddress() {
        // Given
        try (var other = RawServer.json("{}");
                var server = RawServer.redirecting(
                        302, "http://other.test:" + other.port() + "/?a=1&key=" + CANARY + "&b=2")) {

            // When
            get(server, "/", QUERY_KEY);

            // Then
            assertThat(other.requests().get(0)).startsWith("GET /?a=1&b=2 HTTP");
        }
    }

    @Test
    void refusesToTakeASecretToAnotherHostInWhateverPartOfTheAddress() {
        // Given
        try (var other = RawServer.json("{}");
                var server = RawServer.redirecting(302, "http://other.test:" + other.port() + "/" + CANARY)) {

            // When
            var fault = fault(server, "/", BEARER);

            // Then
            assertThat(fault.toString()).startsWith("redirect-refused: ").doesNotContain(CANARY);
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void givesTheCredentialsToNobodyWhoSendsItBack() {
        // Given
        try (var server = RawServer.doing((request, socket) -> RawServer.say(socket, there(request, socket)))) {

            // When
            get(server, "/start", BEARER);

            // Then
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().get(2)).startsWith("GET /deed ").satisfies(ApiClientTest::isAnonymous);
        }
    }

    private static String there(String request, Socket socket) {
        if (request.startsWith("GET /start")) {
            return RawServer.redirect(302, "http://other.test:" + socket.getLocalPort() + "/away");
        }
        return request.startsWith("GET /away")
                ? RawServer.redirect(302, "http://api.test:" + socket.getLocalPort() + "/deed")
                : RawServer.ok("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.test/",
                "ftp://api.test/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http://",
                "http:///",
                "http://user:password@api.test/",
                "http://api.test:0/",
                "http://api.test:99999/",
                "http://api_test/",
                "http://[api.test]/",
                "http://good.test\\@api.test/"
            })
    void refusesRedirectsToWhereNoneMayLead(String location) {
        // Given
        try (var server = RawServer.redirecting(302, location)) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("redirect-refused: ");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void refusesARedirectThatSaysNotWhere() {
        // Given
        try (var server = RawServer.saying("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("redirect-refused: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::1]:%d/",
                "http://127.0.0.2:%d/",
                "http://2130706434:%d/",
                "http://0x7f000002:%d/",
                "http://0177.0.0.2:%d/",
                "http://closed.test:%d/"
            })
    void sendsNoPacketToARefusedTargetOfARedirect(String location) {
        // Given
        try (var closed = RawServer.on("127.0.0.2", (request, socket) -> RawServer.say(socket, RawServer.ok("{}")));
                var server = RawServer.redirecting(302, location.formatted(closed.port()))) {

            // When
            var fault = fault(server, "/", BEARER);

            // Then
            assertThat(fault.toString()).containsAnyOf("egress-denied: ", "dns-failed: ", "redirect-refused: ");
            assertThat(closed.connections()).isZero();
        }
    }

    @Test
    void staysWithinTheQueryWhateverRedirectsDo() {
        // Given
        var stages = new Stages();
        try (var server = RawServer.redirecting(302, "http://closed.test/")) {

            // When
            var fault = fault(() -> client.reach(uri(server, "/"), NONE, stages));

            // Then
            assertThat(fault.toString()).startsWith("egress-denied: ");
            assertThat(stages.begun).containsExactly(Stage.resolve, Stage.connect, Stage.query);
        }
    }

    @Test
    void tellsThatAHostIsNotToBeTalkedTo() {
        // When
        var fault = fault(() -> client.get(URI.create("http://closed.test/"), NONE, LONG));

        // Then
        assertThat(fault.toString()).startsWith("egress-denied: ");
    }

    @Test
    void tellsThatAHostDoesNotExist() {
        // When
        var fault = fault(() -> client.get(URI.create("http://nowhere.test/"), NONE, LONG));

        // Then
        assertThat(fault.toString()).startsWith("dns-failed: ");
    }

    @Test
    void tellsThatNobodyListens() {
        // Given
        var server = RawServer.json("{}");
        server.close();

        // When
        var fault = fault(server, "/", NONE);

        // Then
        assertThat(fault.toString()).startsWith("refused: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "220 mail ready\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n"
            })
    void tellsThatWhatAnswersDoesNotSpeakHttp(String greeting) {
        // Given
        try (var server = RawServer.saying(greeting)) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("protocol-mismatch: ");
        }
    }

    @Test
    void logsNothingOfWhatTheTargetSays() {
        // Given
        try (var log = LogCapture.open();
                var server = RawServer.saying(CANARY + " 200 OK\r\n\r\n");
                var broken = RawServer.saying(RawServer.ok("{}").replace("}", "}" + CANARY));
                var header = RawServer.saying("HTTP/1.1 200 OK\r\n" + CANARY.repeat(1000) + "\r\n\r\n")) {

            // When
            fault(server, "/", BEARER);
            get(broken, "/", BEARER);
            fault(header, "/", BEARER);

            // Then
            assertThat(log.text()).doesNotContainIgnoringCase(CANARY);
        }
    }

    @Test
    void tellsThatTheConnectionWasEndedBeforeTheAnswer() {
        // Given
        try (var server = RawServer.doing((request, socket) -> socket.close())) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("connection-reset: ");
        }
    }

    @Test
    void tellsThatTheConnectionWasResetWithinTheAnswer() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":");
            socket.setSoLinger(true, 0);
            socket.close();
        })) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("connection-reset: ");
        }
    }

    @Test
    void reachesAnApiWithoutWaitingForAnEndlessBody() {
        // Given
        try (var server = RawServer.doing(ApiClientTest::endless)) {

            // When
            var answer = client.reach(uri(server, "/"), NONE, StageLog.NONE)
                    .subscribeAsCompletionStage()
                    .join();

            // Then
            assertThat(answer.encrypted()).isFalse();
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void readsNoMoreThanTenMebibytes() {
        // Given
        try (var server = RawServer.doing(ApiClientTest::endless)) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("response-too-large: ");
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void readsNoEndlessHeader() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                RawServer.say(socket, "x".repeat(1000));
            }
        })) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.toString()).startsWith("response-too-large: ");
        }
    }

    @Test
    void doesNotListenToEndlessInterimAnswers() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {
            while (true) {
                RawServer.say(socket, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(100));
            }
        })) {

            // When
            var fault = fault(server, "/", NONE);

            // Then
            assertThat(fault.code()).isIn(FaultCode.RESPONSE_TOO_LARGE, FaultCode.PROTOCOL_MISMATCH);
        }
    }

    @Test
    void doesNotInflateWhatIsCompressedUnasked() throws IOException {
        // Given
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        try (var server = RawServer.doing((request, socket) -> {
            RawServer.say(
                    socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            socket.getOutputStream().write(bomb.toByteArray());
        })) {

            // When
            var answer = get(server, "/", NONE);

            // Then
            assertThat(answer.body().length()).isEqualTo(bomb.size());
        }
    }

    @Test
    void endsTheConnectionOfASilentApiAtTheDeadline() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {})) {

            // When
            var fault = fault(() -> client.get(uri(server, "/"), NONE, Duration.ofMillis(300)));

            // Then
            assertThat(fault.toString()).startsWith("query-timeout: ");
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void endsTheConnectionAtOnceWhenNobodyWaitsAnyMore() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {})) {
            var running = client.get(uri(server, "/"), NONE, LONG).subscribe().with(answer -> {});
            Eventually.holds(() -> assertThat(server.requests()).hasSize(1));

            // When
            running.cancel();

            // Then
            Eventually.holds(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void readsThroughTls() {
        // Given
        var stages = new Stages();
        try (var server = tls(certificates.signed("api.test", "-1d", 30))) {

            // When
            var answer = client.reach(tlsUri(server), BEARER, stages)
                    .subscribeAsCompletionStage()
                    .join();

            // Then
            assertThat(answer.encrypted()).isTrue();
            assertThat(stages.begun)
                    .containsExactly(Stage.resolve, Stage.connect, Stage.tls, Stage.authenticate, Stage.query);
        }
    }

    @Test
    void refusesACertificateThatNobodyKnows() {
        // Given
        try (var server = tls(certificates.selfSigned("api.test"))) {

            // When
            var fault = fault(() -> client.get(tlsUri(server), BEARER, LONG));

            // Then
            assertThat(fault.toString()).startsWith("tls-untrusted: ");
            assertThat(server.requests()).noneMatch(request -> request.contains(CANARY));
        }
    }

    @Test
    void refusesACertificateThatHasExpired() {
        // Given
        try (var server = tls(certificates.signed("api.test", "-9d", 1))) {

            // When
            var fault = fault(() -> client.get(tlsUri(server), BEARER, LONG));

            // Then
            assertThat(fault.toString()).startsWith("tls-untrusted: ").contains("expired");
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        // Given
        try (var server = tls(certificates.signed("stranger.test", "-1d", 30))) {

            // When
            var fault = fault(() -> client.get(tlsUri(server), BEARER, LONG));

            // Then
            assertThat(fault.toString()).startsWith("tls-hostname: ");
            assertThat(server.requests()).noneMatch(request -> request.contains(CANARY));
        }
    }

    @Test
    void tellsThatAPortDoesNotSpeakTls() {
        // Given
        try (var server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {

            // When
            var fault = fault(() -> client.get(tlsUri(server), NONE, LONG));

            // Then
            assertThat(fault.toString()).startsWith("tls-unsupported: ");
        }
    }

    @Test
    void tellsThatAHandshakeDoesNotEnd() {
        // Given
        try (var server = RawServer.doing((request, socket) -> {})) {

            // When
            var fault = fault(() -> client.get(tlsUri(server), NONE, Duration.ofMillis(500)));

            // Then
            assertThat(fault.toString()).startsWith("tls-timeout: ");
        }
    }

    private static RawServer tls(SSLContext context) {
        return RawServer.tls(context, (request, socket) -> RawServer.say(socket, RawServer.ok("{}")));
    }

    private static void endless(String request, Socket socket) throws IOException {
        RawServer.say(socket, "HTTP/1.1 200 OK\r\n\r\n");
        while (true) {
            RawServer.say(socket, "x".repeat(10_000));
        }
    }

    private static String next(String request) {
        return "/" + (Integer.parseInt(request.substring(5, 6)) + 1);
    }

    private static void isAnonymous(String request) {
        assertThat(request)
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("x-api-key")
                .doesNotContain(CANARY);
    }

    private static URI uri(RawServer server, String path) {
        return URI.create("http://api.test:" + server.port() + path);
    }

    private static URI tlsUri(RawServer server) {
        return URI.create("https://api.test:" + server.port() + "/");
    }

    private static Answer get(RawServer server, String path, Credentials credentials) {
        return client.get(uri(server, path), credentials, LONG)
                .subscribeAsCompletionStage()
                .join();
    }

    private static Fault fault(RawServer server, String path, Credentials credentials) {
        return fault(() -> client.get(uri(server, path), credentials, LONG));
    }

    private static Fault fault(Supplier<Uni<Answer>> work) {
        try {
            work.get().subscribeAsCompletionStage().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SourceException fault) {
                return new Fault(fault.code(), fault.advice());
            }
            throw e;
        }
        throw new AssertionError("It went well.");
    }

    private record Fault(FaultCode code, String advice) {

        @Override
        public String toString() {
            return code.code() + ": " + advice;
        }
    }

    private static final class Stages implements StageLog {

        private final List<Stage> begun = new CopyOnWriteArrayList<>();

        @Override
        public void begin(Stage stage) {
            begun.add(stage);
        }
    }
}
