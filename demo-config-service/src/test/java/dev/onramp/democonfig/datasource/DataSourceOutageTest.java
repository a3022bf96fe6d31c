package dev.onramp.democonfig.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.democonfig.datasource.StubConnector.Illness;
import dev.onramp.democonfig.kpi.ProfileColumns;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever connector-service does, clients are written, and what is missed is made up for. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(
        value = StubConnector.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = StubConnector.DEADLINE, value = "2s"))
class DataSourceOutageTest extends DataSourceFixture {

    @Inject
    Connector connector;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void clientIsStoredInTimeWhateverConnectorServiceDoesAndVerifiedWhenItIsBack(Illness illness) {
        // Given
        StubConnector.become(illness);

        // When
        var stored = timed(() -> editor.put(path, body(profile)));

        // Then
        stored.is(201);
        assertThat(stored.at("/data_source_states/0/verification")).isEqualTo("unverified");
        assertThat(verification()).isEqualTo("unverified");
        assertThat(usageRegistered()).isEqualTo("false");
        recover();
        Eventually.holds(() -> assertThat(verification()).isEqualTo("verified"));
        Eventually.holds(() -> assertThat(StubConnector.usages()).contains(usage));
        assertThat(StubConnector.wasRedirected()).isFalse();
    }

    @Test
    void burstOfWritesIsFastWhileTheCircuitIsOpen() {
        // Given
        StubConnector.become(Illness.BLACK_HOLE);
        for (int i = 0; i < 3; i++) {
            editor.put(path + "-first-" + i, body(profile)).is(201);
        }

        // When
        var begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            editor.put(path + "-then-" + i, body(profile)).is(201);
        }

        // Then
        // Twenty deadlines would be 40 seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        recover();
        Eventually.holds(
                () -> assertThat(editor.get(path + "-then-19/data-sources").at("/items/0/verification"))
                        .isEqualTo("verified"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void columnsAreNotWaitedForWhateverConnectorServiceDoes(Illness illness) {
        // Given
        StubConnector.discover(profile, table("orders", "id"));
        StubConnector.become(illness);

        // When
        var found = columns();

        // Then
        assertThat(found.status()).isIn(ProfileColumns.Status.AWAY, ProfileColumns.Status.PARTIAL);
        assertThat(found.columns()).isEmpty();
    }

    @Test
    void oneRequestWaitsOneDeadlineHoweverOftenItAsks() {
        // Given
        beginRequest();
        var asked = new AtomicInteger();
        Supplier<Uni<Void>> question = () -> {
            asked.incrementAndGet();
            return Uni.createFrom().nothing();
        };

        // When
        for (int i = 0; i < 3; i++) {
            var answer = connector.withinRequest(question);
            assertThatThrownBy(() -> answer.await().atMost(PATIENCE)).isInstanceOf(ConnectorException.class);
        }

        // Then
        assertThat(asked).hasValue(1);
        beginRequest();
        var next = connector.withinRequest(() -> Uni.createFrom().item(asked.incrementAndGet()));
        assertThat(next.await().atMost(PATIENCE)).isEqualTo(2);
    }

    @Test
    void refusalsOfARunAreOneWarning() {
        // Given
        StubConnector.become(Illness.FORBIDDEN);
        var sources = IntStream.range(0, 30)
                .mapToObj(i -> "{\"profile_id\": \"" + profile + "-" + i + "\"}")
                .collect(Collectors.joining(", "));

        // When
        try (var log = LogCapture.open()) {
            Database.execute("insert into client_configs (client_id, config_data) values ('" + client
                    + "', '{\"data_sources\": [" + sources + "]}')");

            // Then
            Eventually.holds(
                    () -> assertThat(log.text()).containsPattern("[1-9][0-9] uses of profiles could not be told"));
        }
        editor.delete(path).is(204);
    }

    private static Answer timed(Supplier<Answer> request) {
        var begin = System.nanoTime();
        var answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        return answer;
    }
}
