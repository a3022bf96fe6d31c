package dev.onramp.connector.sql;

import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A session that is logged in. Where the dialect can, it is one read-only transaction from beginning to end, so a
 * statement that fails may make the session useless for further ones.
 */
public final class SqlSession {

    /** The server gives up first, where it can: then it tells why. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final long FAREWELL_MILLIS = 250;

    private final Vertx vertx;
    private final Dialect dialect;
    private final SqlConnection connection;
    private final Tunnel tunnel;
    private final Duration statementTimeout;
    private final Function<Throwable, SourceException> faults;

    SqlSession(
            Vertx vertx,
            Dialect dialect,
            SqlConnection connection,
            Tunnel tunnel,
            Duration statementTimeout,
            Function<Throwable, SourceException> faults) {
        this.vertx = vertx;
        this.dialect = dialect;
        this.connection = connection;
        this.tunnel = tunnel;
        this.statementTimeout = statementTimeout;
        this.faults = faults;
    }

    /** The dialect of the source. */
    public Dialect dialect() {
        return dialect;
    }

    /** The client's connection; its failures are to be passed through {@link #fault}. */
    public SqlConnection connection() {
        return connection;
    }

    /** What the server calls its version; empty if it does not say. */
    public String serverVersion() {
        var metadata = connection.databaseMetadata();
        return metadata == null ? "" : ServerVersions.readable(metadata.fullVersion());
    }

    /** Whether the server is MariaDB, whatever the profile says. */
    boolean isMariaDb() {
        var metadata = connection.databaseMetadata();
        return metadata != null && "MariaDB".equals(metadata.productName());
    }

    /**
     * Runs one statement. Fails with a {@link SourceException}; with {@code query-timeout}, and the connection is cut, if
     * it takes too long. Cancelling cuts the connection.
     *
     * @param parameters for the placeholders of the dialect; none makes it a simple query
     */
    public Uni<RowSet<Row>> query(String sql, Object... parameters) {
        return uni(() -> parameters.length == 0
                ? connection.query(sql).execute()
                : connection.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))));
    }

    /** What a failure of {@link #connection()} means. */
    public SourceException fault(Throwable failure) {
        return faults.apply(failure);
    }

    /** Says goodbye to the server, and closes the tunnel at the latest a moment later. */
    public void close() {
        var timer = vertx.setTimer(FAREWELL_MILLIS, id -> tunnel.close());
        connection.close().onComplete(closed -> {
            vertx.cancelTimer(timer);
            tunnel.close();
        });
    }

    private <T> Uni<T> uni(Supplier<Future<T>> work) {
        return Uni.createFrom()
                .completionStage(() -> bounded(work.get()).toCompletionStage())
                .onFailure()
                .transform(this::fault)
                .onCancellation()
                .invoke(tunnel::close);
    }

    private <T> Future<T> bounded(Future<T> work) {
        Promise<T> result = Promise.promise();
        var timer = vertx.setTimer(statementTimeout.plus(GRACE).toMillis(), id -> {
            if (result.tryFail(SqlFailures.fault(FaultCode.QUERY_TIMEOUT, dialect))) {
                tunnel.close();
            }
        });
        work.onComplete(answer -> {
            vertx.cancelTimer(timer);
            if (answer.succeeded()) {
                result.tryComplete(answer.result());
            } else {
                result.tryFail(answer.cause());
            }
        });
        return result.future();
    }
}
