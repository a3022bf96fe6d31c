package dev.onramp.connector.catalog;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.RowReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.StageLog;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.sql.SqlSession;
import dev.onramp.connector.sql.SqlSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;

/**
 * Reads the first rows of a table of a database. PostgreSQL, MySQL and MariaDB are asked in a read-only transaction;
 * the others have none, so that a view there can do what its functions do.
 */
@ApplicationScoped
class SqlRowReader implements RowReader {

    /** What one row more than the answer has room for may take on the way. */
    private static final long SPARE_BYTES = 16L * 1024 * 1024;

    private final Egress egress;
    private final SqlSessions sessions;

    SqlRowReader(Egress egress, SqlSessions sessions) {
        this.egress = egress;
        this.sessions = sessions;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof SqlSource;
    }

    @Override
    public Uni<Rows> read(Source source, Login login, Table table, int limit, int maxBytes, Duration deadline) {
        var sql = (SqlSource) source;
        if (table.columns().isEmpty()) {
            return Uni.createFrom()
                    .failure(new SourceException(
                            FaultCode.QUERY_FAILED, "The table has no column that this login may read."));
        }
        return Uni.createFrom().deferred(() -> {
            var tunnel = egress.open(sql.host(), sql.port(), maxBytes + SPARE_BYTES, StageLog.NONE);
            return sessions.open(sql, login, tunnel, deadline)
                    .chain(session -> rows(session, tunnel, table, limit, maxBytes, deadline))
                    .onFailure()
                    .transform(failure -> explained(tunnel, failure))
                    .onFailure()
                    .invoke(tunnel::close)
                    .onCancellation()
                    .invoke(tunnel::close);
        });
    }

    private static Uni<Rows> rows(
            SqlSession session, Tunnel tunnel, Table table, int limit, int maxBytes, Duration deadline) {
        var dialect = session.dialect();
        var questions = new Questions(session, deadline);
        var collection = new RowCollection(dialect, table, limit, maxBytes);
        return questions
                .prepare(Selects.preparations(dialect))
                .chain(() -> questions.askUntil(select(dialect, table, limit), row -> {
                    collection.add(row);
                    return collection.isFull();
                }))
                .map(asked -> collection.build())
                .invoke(rows -> end(session, tunnel, collection.isFull()));
    }

    /** What is still on its way is of no use, and may be endless. */
    private static void end(SqlSession session, Tunnel tunnel, boolean cut) {
        if (cut) {
            tunnel.close();
        } else {
            session.close();
        }
    }

    /** One row more than wanted tells whether there are more. */
    private static Statement select(Dialect dialect, Table table, int limit) {
        return Statement.of(Selects.rows(dialect, table, limit + 1));
    }

    private static Throwable explained(Tunnel tunnel, Throwable failure) {
        return Objects.requireNonNullElse(tunnel.fault(), failure);
    }
}
