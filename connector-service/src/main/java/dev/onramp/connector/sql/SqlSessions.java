package dev.onramp.connector.sql;

import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.TlsMode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions.
 *
 * <p>The TLS modes mean the same in every dialect: {@code require} takes any certificate, {@code verify_ca} one of a
 * trusted authority, {@code verify_full} one for the host too. {@code prefer} asks PostgreSQL, MySQL and MariaDB whether
 * they speak TLS and does without if they say no. SQL Server and Db2 would get the password in the clear then, and Db2
 * has nothing to ask, so {@code prefer} means {@code require} there, and {@code disable} has to be said. With {@code
 * disable}, SQL Server still protects the login itself if it can.
 */
@ApplicationScoped
public class SqlSessions {

    private static final int UNKNOWN_VARIABLE = 1193;

    private final Vertx vertx;

    SqlSessions(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Connects and logs in through the tunnel; the session is read-only where the dialect can. Fails with a {@link
     * SourceException}. Cancelling cuts the connection.
     *
     * @param statementTimeout for each statement; that of the source holds if it is shorter
     */
    public Uni<SqlSession> open(SqlSource source, Login login, Tunnel tunnel, Duration statementTimeout) {
        var timeout = shorter(statementTimeout, source.options().statementTimeout());
        var attempt = new Attempt(source, login, tunnel, timeout);
        return Uni.createFrom()
                .deferred(() -> attempt.open(source.options().tlsMode() != TlsMode.disable))
                .onFailure(failure -> isTlsUnsupported(failure) && ClientOptions.mayDoWithoutTls(source))
                .recoverWithUni(() -> attempt.open(false))
                .onCancellation()
                .invoke(tunnel::close);
    }

    private static boolean isTlsUnsupported(Throwable failure) {
        return failure instanceof SourceException source && source.code() == FaultCode.TLS_UNSUPPORTED;
    }

    private static Duration shorter(Duration one, @Nullable Integer seconds) {
        return seconds == null || one.toSeconds() < seconds ? one : Duration.ofSeconds(seconds);
    }

    /** One way to connect. */
    private final class Attempt {

        private final SqlSource source;
        private final Login login;
        private final Tunnel tunnel;
        private final Duration timeout;

        Attempt(SqlSource source, Login login, Tunnel tunnel, Duration timeout) {
            this.source = source;
            this.login = login;
            this.tunnel = tunnel;
            this.timeout = timeout;
        }

        Uni<SqlSession> open(boolean tls) {
            var breach = new Breach();
            Function<Throwable, SourceException> faults = failure -> fault(breach.first(), failure);
            return Uni.createFrom()
                    .completionStage(() -> connect(tls, breach).toCompletionStage())
                    .map(connection -> session(connection, faults))
                    .call(session -> setUp(session))
                    .onFailure()
                    .transform(faults);
        }

        private Future<SqlConnection> connect(boolean tls, Breach breach) {
            var proxy = tls && source.dialect() == Dialect.postgresql ? tunnel.postgresqlTlsProxy() : tunnel.proxy();
            var options = ClientOptions.of(source, login, proxy, tls);
            var protection = Protection.of(source.options().tlsMode(), tls);
            var client = GuardedClients.of(
                    source.dialect(),
                    (VertxInternal) vertx,
                    options,
                    () -> new WireGuard(source.dialect(), protection, breach));
            return client.connect(vertx.getOrCreateContext(), options);
        }

        private SqlSession session(SqlConnection connection, Function<Throwable, SourceException> faults) {
            // The client would else print what happens between two statements.
            connection.exceptionHandler(failure -> {});
            return new SqlSession(vertx, source.dialect(), connection, tunnel, timeout, faults);
        }

        private SourceException fault(@Nullable SourceException breach, Throwable failure) {
            var below = tunnel.fault();
            if (below != null) {
                return below;
            }
            if (breach != null) {
                return breach;
            }
            var fault = SqlFailures.of(source.dialect(), failure, tunnel.endedByTarget());
            return isPasswordWanting(fault, failure) ? SqlFailures.passwordWanting() : fault;
        }

        /** The client takes no empty password for SCRAM, and says so as if the caller of its own methods were wrong. */
        private boolean isPasswordWanting(SourceException fault, Throwable failure) {
            return fault.code() == FaultCode.PROTOCOL_MISMATCH
                    && (login.password() == null || login.password().isEmpty())
                    && failure instanceof IllegalArgumentException;
        }

        private Uni<Void> setUp(SqlSession session) {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (var statement : setUpStatements(source.dialect(), session.isMariaDb(), timeout)) {
                done = done.chain(() -> run(session, statement));
            }
            return done;
        }

        private Uni<Void> run(SqlSession session, String statement) {
            return Uni.createFrom()
                    .completionStage(() ->
                            session.connection().query(statement).execute().toCompletionStage())
                    .replaceWithVoid()
                    // An old server does not know the limit; the session's own holds there.
                    .onFailure(failure ->
                            failure instanceof DatabaseException said && said.getErrorCode() == UNKNOWN_VARIABLE)
                    .recoverWithNull();
        }
    }

    /** All within one transaction where it can be, so that a pool between us and the server is left as it was. */
    static List<String> setUpStatements(Dialect dialect, boolean mariaDb, Duration timeout) {
        long millis = Math.max(1, timeout.toMillis());
        return switch (dialect) {
            case postgresql ->
                List.of(
                        "begin read only",
                        "set local statement_timeout = " + millis,
                        "set local lock_timeout = " + millis);
            case mysql, mariadb ->
                List.of(
                        mariaDb
                                ? String.format(
                                        Locale.ROOT,
                                        "set session max_statement_time = %d.%03d",
                                        millis / 1000,
                                        millis % 1000)
                                : "set session max_execution_time = " + millis,
                        "start transaction read only");
            case sqlserver -> List.of("set lock_timeout " + millis);
            case db2 -> List.of();
        };
    }
}
