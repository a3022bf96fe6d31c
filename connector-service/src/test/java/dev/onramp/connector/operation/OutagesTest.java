package dev.onramp.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutagesTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "57P01, true",
        "53300, true",
        "40001, true",
        "57014, true",
        "23505, false",
        "22P05, false"
    })
    void stateTellsWhetherTryingAgainMayWork(String state, boolean outage) {
        // Given
        var failure = new CompletionException(new PgException("", "ERROR", state, ""));

        // When
        var result = Outages.isOutage(failure);

        // Then
        assertThat(result).isEqualTo(outage);
    }

    @Test
    void lostConnectionsAndTimeoutsAreOutages() {
        assertThat(Outages.isOutage(new ConnectException())).isTrue();
        assertThat(Outages.isOutage(new TimeoutException())).isTrue();
        assertThat(Outages.isOutage(new VertxException("Connection closed"))).isTrue();
    }

    @Test
    void ownMistakesAreNone() {
        assertThat(Outages.isOutage(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }

    @Test
    void causesThatGoInCirclesComeToAnEnd() {
        // Given
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        // When
        var outage = Outages.isOutage(one);

        // Then
        assertThat(outage).isFalse();
    }
}
