package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.datasource.StubConnector.Illness;
import dev.onramp.democonfig.kpi.ColumnSource;
import dev.onramp.democonfig.kpi.ProfileColumns;
import dev.onramp.testsupport.Api;
import io.quarkus.arc.Arc;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A client and a profile of a test's own, with a connector-service that is well again. */
abstract class DataSourceFixture {

    /** More than any deadline, on a machine that is busy with other things. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Api editor = Api.newUser("editor");
    final String client = "client-" + UUID.randomUUID();
    final String path = "/demo/clients/" + client;
    final String profile = "profile-" + UUID.randomUUID();
    final String usage = profile + "/demo-config/" + client;

    @Inject
    CircuitBreakerMaintenance circuits;

    @Inject
    ColumnSource columnSource;

    @BeforeEach
    void begin() {
        recover();
        StubConnector.add(profile);
    }

    final void recover() {
        StubConnector.become(Illness.NONE);
        circuits.resetAll();
    }

    /** As a new request would. */
    final ProfileColumns columns() {
        beginRequest();
        return columnSource.columns(profile).await().atMost(PATIENCE);
    }

    static void beginRequest() {
        var request = Arc.container().requestContext();
        request.terminate();
        request.activate();
    }

    static String table(String name, String... columns) {
        var json = Stream.of(columns)
                .map(column -> "{\"name\": \"" + column + "\"}")
                .collect(Collectors.joining(", "));
        return "[{\"qualified_name\": \"" + name + "\", \"columns\": [" + json + "]}]";
    }

    String verification() {
        return editor.get(path + "/data-sources").is(200).at("/items/0/verification");
    }

    String usageRegistered() {
        return editor.get(path + "/data-sources").is(200).at("/items/0/usage_registered");
    }

    static String body(String profile) {
        return "{\"client_name\": \"x\", \"data_sources\": [{\"profile_id\": \"" + profile
                + "\", \"name\": \"Orders\"}]}";
    }
}
