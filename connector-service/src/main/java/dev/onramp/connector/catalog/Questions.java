package dev.onramp.connector.catalog;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.sql.SqlSession;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * Statements of one session, one after the other, each with a deadline. Rows are handed over as they come, and kept by
 * nobody else.
 */
final class Questions {

    /** The server gives up first, where it can: then it tells why. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SqlSession session;
    private final Duration timeout;

    Questions(SqlSession session, Duration timeout) {
        this.session = session;
        this.timeout = timeout.plus(GRACE);
    }

    /** Runs statements that have no answer. */
    Uni<Void> prepare(List<String> statements) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var sql : statements) {
            done = done.chain(() -> ask(Statement.of(sql), row -> {}));
        }
        return done;
    }

    /** Hands each row of the answer over. Fails with a {@link SourceException}. */
    Uni<Void> ask(Statement statement, Consumer<Row> rows) {
        return askUntil(statement, row -> {
            rows.accept(row);
            return false;
        });
    }

    /**
     * Hands each row of the answer over, until {@code enough} says so; then the answer is still on its way, and the
     * session is of no use any more.
     */
    Uni<Void> askUntil(Statement statement, Predicate<Row> enough) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> execute(statement, row -> take(row, enough, emitter))
                        .onComplete(done -> {
                            if (done.succeeded()) {
                                emitter.complete(null);
                            } else {
                                emitter.fail(session.fault(done.cause()));
                            }
                        }))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new SourceException(
                        FaultCode.QUERY_TIMEOUT,
                        "The server did not answer a statement in time: see what keeps it busy, or ask for less."));
    }

    /** A row that is refused ends it all; the client would else read on to the end of the answer. */
    private static void take(Row row, Predicate<Row> enough, UniEmitter<? super Void> emitter) {
        try {
            if (enough.test(row)) {
                emitter.complete(null);
            }
        } catch (SourceException fault) {
            emitter.fail(fault);
            throw fault;
        }
    }

    private Future<SqlResult<Void>> execute(Statement statement, Consumer<Row> rows) {
        var connection = session.connection();
        var each = Collector.<Row, Consumer<Row>, Void>of(() -> rows, Consumer::accept, (a, b) -> a, nothing -> null);
        return statement.parameters().isEmpty()
                ? connection.query(statement.sql()).collecting(each).execute()
                : connection
                        .preparedQuery(statement.sql())
                        .collecting(each)
                        .execute(Tuple.from(new ArrayList<>(statement.parameters())));
    }
}
