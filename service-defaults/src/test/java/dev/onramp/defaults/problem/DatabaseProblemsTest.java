package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.hibernate.HibernateException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseProblemsTest {

    private static final String CANARY = "s3cr3t-canary";

    /** How a failure may be wrapped on its way up. */
    static Stream<UnaryOperator<Throwable>> wrappings() {
        return Stream.of(
                failure -> failure,
                CompletionException::new,
                failure -> new HibernateException(CANARY, failure),
                failure -> new PersistenceException(
                        CANARY, new CompletionException(new RuntimeException(CANARY, failure))));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void takenKeyIsAConflict(UnaryOperator<Throwable> wrapping) {
        // Given
        var failure = wrapping.apply(postgres("23505"));

        // When
        var refusal = refusal(failure);

        // Then
        assertThat(DatabaseProblems.isUniqueViolation(failure)).isTrue();
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.name()).isEqualTo("already-exists");
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void takenKeyIsAConflictIfOnlyHibernateTells() {
        // Given
        var failure = new ConstraintViolationException(CANARY, new SQLException(CANARY, "23505"), CANARY);

        // Then
        assertThat(refusal(failure).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "23503", "23514", "22001", "42P01"})
    void otherViolationIsNoTakenKey(String state) {
        assertThat(DatabaseProblems.isUniqueViolation(postgres(state))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void rowOfSomebodyElseDoesNotExist(UnaryOperator<Throwable> wrapping) {
        // When
        var refusal = refusal(wrapping.apply(postgres("42501")));

        // Then
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void staleVersionIsNotOverwritten() {
        assertThat(refusal(new OptimisticLockException(CANARY)).status()).isEqualTo(412);
        assertThat(refusal(new PersistenceException(new StaleObjectStateException(CANARY, CANARY)))
                        .status())
                .isEqualTo(412);
    }

    static Stream<Throwable> signsOfADatabaseThatIsAway() {
        return Stream.of(
                new ConnectException(CANARY),
                new SocketException(CANARY),
                new UnknownHostException(CANARY),
                new ClosedChannelException(),
                new SSLException(CANARY),
                new TimeoutException(CANARY),
                new io.smallrye.mutiny.TimeoutException(),
                new VertxException(CANARY),
                new NoStackTraceThrowable(CANARY),
                new GenericJDBCException(CANARY, new SQLException(CANARY, "57P01")),
                postgres("08000"),
                postgres("08006"),
                postgres("57P01"),
                postgres("57P02"),
                postgres("57P03"),
                postgres("53100"),
                postgres("53300"),
                postgres("40001"),
                postgres("40P01"),
                postgres("55P03"),
                postgres("57014"));
    }

    @ParameterizedTest
    @MethodSource("signsOfADatabaseThatIsAway")
    void databaseThatIsAwayIsWorthAnotherTry(Throwable sign) {
        for (var wrapping : wrappings().toList()) {
            // When
            var refusal = refusal(wrapping.apply(sign));

            // Then
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.problem().getHeaders()).containsKey("Retry-After");
            assertThat(refusal.text()).doesNotContain(CANARY);
        }
    }

    static Stream<Throwable> otherFailures() {
        return Stream.of(
                new IllegalStateException(CANARY),
                new NullPointerException(CANARY),
                new HibernateException(CANARY),
                new PersistenceException(CANARY),
                new ConstraintViolationException(CANARY, new SQLException(CANARY, "23514"), CANARY),
                new GenericJDBCException(CANARY, new SQLException(CANARY)),
                new StackOverflowError(CANARY),
                postgres("23514"),
                postgres("23502"),
                postgres("22003"),
                postgres("22021"),
                postgres("42P01"),
                postgres("42601"),
                postgres("25P02"),
                postgres("XX000"),
                postgres(""));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void anythingElseIsOurFaultAndTellsNothing(Throwable failure) {
        for (var wrapping : wrappings().toList()) {
            // When
            var refusal = refusal(wrapping.apply(failure));

            // Then
            assertThat(refusal.status()).isEqualTo(500);
            assertThat(refusal.problem().getDetail()).isNull();
            assertThat(refusal.problem().getParameters()).isEmpty();
            assertThat(refusal.text()).doesNotContain(CANARY);
        }
    }

    @Test
    void failureThatCausesItselfEnds() {
        // Given
        var first = new IllegalStateException(CANARY);
        first.initCause(new IllegalStateException(CANARY, first));

        // Then
        assertThat(refusal(first).status()).isEqualTo(500);
    }

    private static Throwable postgres(String state) {
        return new PgException("select " + CANARY, "ERROR", state, "Failing row contains (" + CANARY + ").");
    }

    private static Refusal refusal(Throwable failure) {
        return new Refusal(DatabaseProblems.of(failure));
    }
}
