package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.TlsMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.db2client.DB2ConnectOptions;
import io.vertx.mssqlclient.MSSQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the client of a dialect how to connect. Nothing of a profile gets there but what is named here. */
final class ClientOptions {

    /** The longest that anything here may take; deadlines are shorter. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String APPLICATION = "onramp";

    private ClientOptions() {}

    /** Whether the server is asked whether it speaks TLS, and does without if it does not. */
    static boolean mayDoWithoutTls(SqlSource source) {
        return source.options().tlsMode() == TlsMode.prefer
                && source.dialect() != Dialect.sqlserver
                && source.dialect() != Dialect.db2;
    }

    /**
     * The options of the client.
     *
     * @param tls whether this connection is to be protected
     * @throws SourceException if the client could not make sense of them
     */
    static SqlConnectOptions of(SqlSource source, Login login, ProxyOptions proxy, boolean tls) {
        check(source, login);
        var options = forDialect(source, tls);
        options.setHost(source.host())
                .setPort(source.port())
                .setUser(login.username())
                .setPassword(Objects.requireNonNullElse(login.password(), ""))
                .setDatabase(database(source, login))
                .setCachePreparedStatements(false)
                .setReconnectAttempts(0)
                .setProxyOptions(new ProxyOptions(proxy).setConnectTimeout(connectTimeout(source)));
        // Traces are read by more people than data: no statements, users or addresses in them.
        options.setTracingPolicy(TracingPolicy.IGNORE);
        options.setConnectTimeout((int) PATIENCE.toMillis());
        options.setSslHandshakeTimeout(PATIENCE.toSeconds()).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        // Names are checked by our own trust manager, which is the same for all dialects.
        options.setHostnameVerificationAlgorithm("");
        options.setTrustOptions(TrustOptions.wrap(TargetTrust.of(
                source.options().tlsMode(), source.host(), source.options().caCertificate())));
        return options;
    }

    private static SqlConnectOptions forDialect(SqlSource source, boolean tls) {
        var application = Objects.requireNonNullElse(source.options().applicationName(), APPLICATION);
        return switch (source.dialect()) {
            case postgresql ->
                new PgConnectOptions()
                        .setSslMode(tls ? SslMode.REQUIRE : SslMode.DISABLE)
                        .setPipeliningLimit(1)
                        .setProperties(Map.of("application_name", application, "client_encoding", "UTF8"));
            case mysql, mariadb ->
                new MySQLConnectOptions()
                        .setSslMode(tls ? io.vertx.mysqlclient.SslMode.REQUIRED : io.vertx.mysqlclient.SslMode.DISABLED)
                        // No key: the client would else encrypt the password with whatever key the other side sends.
                        .setServerRsaPublicKeyValue(Buffer.buffer("none"))
                        .setProperties(Map.of("program_name", application));
            case sqlserver -> new MSSQLConnectOptions().setSsl(tls).setProperties(Map.of("appName", application));
            case db2 -> new DB2ConnectOptions().setSsl(tls);
        };
    }

    /** Texts end with a zero on the wire, so that one within would begin another option. */
    private static void check(SqlSource source, Login login) {
        if (login.username() == null || login.username().isEmpty()) {
            throw new SourceException(
                    FaultCode.AUTH_FAILED, "There is no user to log in as: give a username in the credentials.");
        }
        if (source.dialect() == Dialect.db2 && source.database().isEmpty()) {
            throw new SourceException(FaultCode.DATABASE_MISSING, "Db2 has no default database: name one.");
        }
        var application = source.options().applicationName();
        if (Stream.of(login.username(), login.password(), source.database(), source.host(), application)
                .anyMatch(ClientOptions::holdsZero)) {
            throw new SourceException(
                    FaultCode.NOT_CONFIGURED, "The profile holds a character that no database takes: write it anew.");
        }
    }

    private static boolean holdsZero(@Nullable String text) {
        return text != null && text.indexOf('\0') >= 0;
    }

    private static String database(SqlSource source, Login login) {
        // As other clients of PostgreSQL do.
        return source.database().isEmpty() && source.dialect() == Dialect.postgresql
                ? Objects.requireNonNullElse(login.username(), "")
                : source.database();
    }

    private static Duration connectTimeout(SqlSource source) {
        var seconds = source.options().connectTimeout();
        return seconds == null ? PATIENCE : Duration.ofSeconds(seconds);
    }
}
