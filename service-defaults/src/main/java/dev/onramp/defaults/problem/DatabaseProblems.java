package dev.onramp.defaults.problem;

import dev.onramp.defaults.persistence.DatabaseAwayException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/** Failures of the database, by what they mean to the caller. Driver text and SQL stay inside. */
public final class DatabaseProblems {

    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    /** Trying again may work: serialization failure, deadlock, lock not available, query cancelled by its timeout. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57014");

    private DatabaseProblems() {}

    /** Whether {@code failure} means that a row with the same key exists. */
    public static boolean isUniqueViolation(Throwable failure) {
        return anyCause(failure, cause -> state(cause).equals(UNIQUE_VIOLATION));
    }

    static HttpProblem of(Throwable failure) {
        if (isUniqueViolation(failure)) {
            return Problems.conflict("already-exists", "A resource with this id exists already.");
        }
        if (anyCause(failure, cause -> state(cause).equals(INSUFFICIENT_PRIVILEGE))) {
            LOG.warn("The database refused a row to its caller (row-level security or missing privilege)");
            return Problems.notFound("resource");
        }
        if (anyCause(
                failure, cause -> cause instanceof OptimisticLockException || cause instanceof StaleStateException)) {
            return Problems.preconditionFailed();
        }
        if (anyCause(failure, DatabaseProblems::isAway)) {
            LOG.warnf("The database does not answer: %s", failure.getClass().getSimpleName());
            return Problems.databaseAway();
        }
        LOG.error("A request failed unexpectedly", failure);
        return HttpProblem.builder().withStatus(500).build();
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof DatabaseAwayException
                || cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof SSLException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || isLostConnection(cause)
                || isAwayState(state(cause));
    }

    /** Vert.x tells a closed or timed-out connection only by an exception without type of its own; PostgreSQL has one. */
    private static boolean isLostConnection(Throwable cause) {
        return (cause instanceof VertxException && !(cause instanceof PgException))
                || "io.vertx.core.impl.NoStackTraceThrowable"
                        .equals(cause.getClass().getName());
    }

    /** Class 08: connection; 57P: shut down or starting up; 53: out of connections, memory or disk. */
    private static boolean isAwayState(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || PASSING.contains(state);
    }

    /** The SQLSTATE, whether Hibernate or the driver tells it; empty if there is none. */
    private static String state(Throwable cause) {
        var state = cause instanceof PgException pg
                ? pg.getSqlState()
                : cause instanceof JDBCException jdbc ? jdbc.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
