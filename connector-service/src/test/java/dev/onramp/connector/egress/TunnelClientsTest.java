package dev.onramp.connector.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients that the service uses, through a tunnel. */
class TunnelClientsTest {

    private static final String HOST = "db.example";
    private static final String OTHER = "other.example";

    private static final Vertx VERTX = Vertx.vertx();
    private static final Certificate CERTIFICATE = Certificate.of(HOST);

    private final Outlet outlet = Outlet.with(
            Outlet.settings("127.0.0.0/8"),
            new Outlet.Names(Map.of(HOST, List.of("127.0.0.1"), OTHER, List.of("127.0.0.1"))),
            OwnDatabase.NONE);

    @BeforeAll
    static void protectPostgres() {
        postgres(
                "alter system set ssl_cert_file = '" + CERTIFICATE.certificate() + "'",
                "alter system set ssl_key_file = '" + CERTIFICATE.key() + "'",
                "alter system set ssl = on");
        Eventually.holds(() -> assertThat(setting("ssl")).isEqualTo("on"));
    }

    @AfterEach
    void close() {
        outlet.close();
    }

    @AfterAll
    static void end() {
        await(VERTX.close());
        postgres("alter system reset ssl", "alter system reset ssl_cert_file", "alter system reset ssl_key_file");
    }

    @Test
    void postgresqlAnswers() {
        // Given
        try (var tunnel = outlet.to(HOST, postgresPort())) {
            // When
            var answer = ask(options(HOST, SslMode.DISABLE, tunnel.proxy()));

            // Then
            assertThat(answer).isEqualTo("false");
            assertThat(tunnel.fault()).isNull();
            assertThat(tunnel.isEncrypted()).isFalse();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.authenticate);
        }
    }

    @Test
    void postgresqlAnswersUnderTls() {
        // Given
        try (var tunnel = outlet.to(HOST, postgresPort())) {
            // When
            var answer = ask(
                    options(HOST, SslMode.REQUIRE, tunnel.postgresqlTlsProxy()).setTrustAll(true));

            // Then
            assertThat(answer).isEqualTo("true");
            assertThat(tunnel.isEncrypted()).isTrue();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.tls, Stage.authenticate);
        }
    }

    @Test
    void postgresqlClientChecksTheNameOfTheTarget() {
        // Given
        try (var tunnel = outlet.to(HOST, postgresPort())) {
            // When
            var answer = ask(verifying(HOST, tunnel));

            // Then
            assertThat(answer).isEqualTo("true");
        }
    }

    @Test
    void postgresqlClientDoesNotTakeTheCertificateOfAnotherName() {
        // Given
        try (var tunnel = outlet.to(OTHER, postgresPort())) {
            // Then
            assertThatThrownBy(() -> ask(verifying(OTHER, tunnel))).hasStackTraceContaining("SSL handshake failed");
            assertThat(tunnel.fault()).isNull();
            assertThat(tunnel.isEncrypted()).isFalse();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.tls);
        }
    }

    @Test
    void postgresqlThatHasNoTlsIsFoundOut() {
        // Given
        try (var target = Target.that(connection -> {
                    connection.read(ByteBuffer.allocate(8));
                    connection.write(ByteBuffer.wrap(new byte[] {'N'}));
                });
                var tunnel = outlet.to(HOST, target.port())) {
            // Then
            assertThatThrownBy(() -> ask(options(HOST, SslMode.REQUIRE, tunnel.postgresqlTlsProxy())
                            .setPort(target.port())
                            .setTrustAll(true)))
                    .hasMessageContaining("does not handle SSL");
        }
    }

    @Test
    void closedAddressIsNeverCalledByADriver() {
        // Given
        try (var strict = Outlet.with(
                        Outlet.settings(), new Outlet.Names(Map.of(HOST, List.of("127.0.0.1"))), OwnDatabase.NONE);
                var tunnel = strict.to(HOST, postgresPort())) {
            // When
            assertThatThrownBy(() -> ask(options(HOST, SslMode.DISABLE, tunnel.proxy())));

            // Then
            assertThat(tunnel.fault())
                    .isNotNull()
                    .extracting(SourceException::code)
                    .isEqualTo(FaultCode.EGRESS_DENIED);
        }
    }

    @Test
    void webServerAnswers() {
        // Given
        var server = webServer(new HttpServerOptions());
        try (var tunnel = outlet.to(HOST, server.actualPort())) {
            // When
            var answer = get(HOST, server.actualPort(), new HttpClientOptions().setProxyOptions(tunnel.proxy()));

            // Then
            assertThat(answer).isEqualTo("you asked " + HOST + ":" + server.actualPort());
            assertThat(tunnel.isEncrypted()).isFalse();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.authenticate);
        }
    }

    @Test
    void webServerAnswersUnderTlsByItsName() {
        // Given
        var server = secureWebServer();
        try (var tunnel = outlet.to(HOST, server.actualPort())) {
            // When
            var answer = get(HOST, server.actualPort(), trusting(tunnel));

            // Then
            assertThat(answer).startsWith("you asked " + HOST);
            assertThat(tunnel.isEncrypted()).isTrue();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.tls, Stage.authenticate);
        }
    }

    @Test
    void webClientDoesNotTakeTheCertificateOfAnotherName() {
        // Given
        var server = secureWebServer();
        try (var tunnel = outlet.to(OTHER, server.actualPort())) {
            // Then
            assertThatThrownBy(() -> get(OTHER, server.actualPort(), trusting(tunnel)))
                    .hasStackTraceContaining(OTHER);
            assertThat(tunnel.isEncrypted()).isFalse();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.tls);
        }
    }

    @Test
    void webClientThatDoesNotTrustDoesNotTalk() {
        // Given
        var server = secureWebServer();
        try (var tunnel = outlet.to(HOST, server.actualPort())) {
            // Then
            assertThatThrownBy(() -> get(
                    HOST,
                    server.actualPort(),
                    new HttpClientOptions().setSsl(true).setProxyOptions(tunnel.proxy())));
            assertThat(tunnel.isEncrypted()).isFalse();
        }
    }

    private static HttpClientOptions trusting(Tunnel tunnel) {
        return new HttpClientOptions().setSsl(true).setTrustOptions(trust()).setProxyOptions(tunnel.proxy());
    }

    private static PemTrustOptions trust() {
        return new PemTrustOptions().addCertPath(CERTIFICATE.certificate().toString());
    }

    private static HttpServer secureWebServer() {
        return webServer(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(CERTIFICATE.certificate().toString())
                        .setKeyPath(CERTIFICATE.key().toString())));
    }

    private static HttpServer webServer(HttpServerOptions options) {
        return await(VERTX.createHttpServer(options)
                .requestHandler(request -> request.response().end("you asked " + request.authority()))
                .listen(0, "127.0.0.1"));
    }

    private static String get(String host, int port, HttpClientOptions options) {
        var client = VERTX.createHttpClient(options);
        return await(client.request(HttpMethod.GET, port, host, "/")
                        .compose(request -> request.send())
                        .compose(HttpClientResponse::body)
                        .onComplete(done -> client.close()))
                .toString(UTF_8);
    }

    private static String ask(PgConnectOptions options) {
        return await(PgConnection.connect(VERTX, options)
                .compose(connection -> connection
                        .query("select ssl::text from pg_stat_ssl where pid = pg_backend_pid()")
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0))
                        .onComplete(done -> connection.close())));
    }

    private static PgConnectOptions verifying(String host, Tunnel tunnel) {
        return options(host, SslMode.VERIFY_FULL, tunnel.postgresqlTlsProxy())
                .setHostnameVerificationAlgorithm("HTTPS")
                .setPemTrustOptions(trust());
    }

    private static PgConnectOptions options(String host, SslMode mode, ProxyOptions proxy) {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(postgresPort())
                .setDatabase("postgres")
                .setUser("postgres")
                .setPassword("postgres")
                .setSslMode(mode)
                .setProxyOptions(proxy);
    }

    private static void postgres(String... statements) {
        try (var connection = Postgres.asSuperuser("postgres");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        try (var connection = Postgres.asSuperuser("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int postgresPort() {
        try (var connection = Postgres.asSuperuser("postgres")) {
            return URI.create(connection.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
