package dev.onramp.connector.operation;

import dev.onramp.defaults.persistence.DatabaseAwayException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outage of our own database, after which an operation is run again, from its failure. Runners make failures of
 * a source known as such, so what is left of the network is ours.
 */
final class Outages {

    private static final int DEPTH = 20;

    /** Trying again may work: serialization failure, deadlock, lock not available, query cancelled by its timeout. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57014");

    private Outages() {}

    /** Whether {@code failure} is, or comes from, a database that is away. */
    static boolean isOutage(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof DatabaseAwayException
                || cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || (cause instanceof VertxException && !(cause instanceof PgException))
                || isAwayState(state(cause));
    }

    /** Class 08: connection; 57P: shut down or starting up; 53: out of connections, memory or disk. */
    private static boolean isAwayState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || PASSING.contains(state));
    }

    private static @Nullable String state(Throwable cause) {
        return cause instanceof PgException pg
                ? pg.getSqlState()
                : cause instanceof JDBCException jdbc ? jdbc.getSQLState() : null;
    }
}
