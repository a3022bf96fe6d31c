package dev.onramp.democonfig.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceUnitsTest {

    @ParameterizedTest
    @CsvSource({"1, 750, 1250", "2, 1500, 2500", "4, 6000, 10000", "6, 22500, 37500", "2000000000, 22500, 37500"})
    void pausesGrowToHalfAMinuteWhileConnectorServiceIsAway(int attempt, long shortest, long longest) {
        assertThat(Backoff.after(ConnectorException.away("x"), attempt))
                .isBetween(Duration.ofMillis(shortest), Duration.ofMillis(longest));
    }

    @Test
    void pausesGrowToTenMinutesWhileConnectorServiceRefuses() {
        assertThat(Backoff.after(ConnectorException.refused(403), 100))
                .isBetween(Duration.ofSeconds(450), Duration.ofSeconds(750));
    }

    @Test
    void clientIsNamedByItsIdWhereThatFitsIntoAPath() {
        assertThat(UsageRef.of("acme-1")).isEqualTo("acme-1");
        assertThat(UsageRef.of("a".repeat(255))).hasSize(255);
        assertThat(UsageRef.of("..")).startsWith("sha256-").hasSize(71);
        assertThat(UsageRef.of("a/b")).startsWith("sha256-").isNotEqualTo(UsageRef.of("a b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"type\": \"urn:problem:connector:not-found\"} | true",
                "200 | {\"type\": \"urn:problem:connector:not-found\"} | false",
                "404 | {\"type\": \"urn:problem:demo-config:not-found\"} | false",
                "404 | <html> | false",
                "404 | '' | false",
                "404 | [] | false"
            })
    void onlyConnectorServiceItselfCanSayThatThereIsNoProfile(int status, String body, boolean expected) {
        assertThat(answer(status, null, body).isNotFound()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "</connector/profiles/p/schema?limit=1&after=a%2Fb>; rel=\"next\" | a%2Fb",
                "</connector/profiles/p/schema?after=a&limit=1>; rel=\"next\" | a",
                "</connector/profiles/p/schema?limit=1>; rel=\"prev\" |",
                "nonsense |",
                "|"
            })
    void cursorOfTheNextPageIsInTheLink(@Nullable String link, @Nullable String cursor) {
        assertThat(answer(200, link, "").next()).isEqualTo(cursor);
    }

    private static ConnectorAnswer answer(int status, @Nullable String link, String body) {
        return new ConnectorAnswer(status, true, link, Buffer.buffer(body));
    }
}
