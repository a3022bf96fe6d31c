package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other features have a say in the writes of clients. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientHooksTest {

    @Inject
    RecordingHooks hooks;

    private final Api user = Api.newUser("editor");
    private final String id = "client-" + UUID.randomUUID();
    private final String path = "/demo/clients/" + id;

    @BeforeEach
    void forget() {
        hooks.told.clear();
    }

    @Test
    void newClientIsAnnouncedCheckedAndTold() {
        // When
        user.put(path, "{\"client_name\": \"hooked\", \"license_type\": \"enterprise\"}")
                .is(201);

        // Then
        assertThat(hooks.told)
                .containsExactly(
                        "before hooked",
                        "check hooked [client_name, custom_kpis, data_sources, license_type, modules, preferences]",
                        "stored hooked");
    }

    @Test
    void patchTellsWhatItNamesAndAsksNobodyBeforeUnlessItConcernsThem() {
        // Given
        user.put(path, "{\"client_name\": \"hooked\"}").is(201);
        hooks.told.clear();

        // When
        user.patch(path, "{\"client_name\": \"hooked too\"}").is(200);
        user.patch(path, "{\"data_sources\": []}").is(200);

        // Then
        assertThat(hooks.told)
                .containsExactly(
                        "check hooked too [client_name]",
                        "stored hooked too",
                        "before hooked too",
                        "check hooked too [data_sources]",
                        "stored hooked too");
    }

    @Test
    void requestThatIsSentAgainGetsItsFirstAnswerWithoutAskingAnybody() {
        // Given
        var sender = user.with("Idempotency-Key", "key-" + id);
        var body = "{\"client_id\": \"%s\", \"client_name\": \"hooked\"}".formatted(id);
        var first = sender.post("/demo/clients", body).is(201);
        hooks.told.clear();

        // When
        var again = sender.post("/demo/clients", body).is(201);

        // Then
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(hooks.told).isEmpty();
        sender.post("/demo/clients", body.replace("hooked", "hooked too")).isProblem(422, "idempotency-key-reused");
        assertThat(hooks.told).isEmpty();
    }

    @Test
    void whoComesTooLateDoesNotWaitForAnybody() {
        // Given
        user.put(path, "{\"client_name\": \"hooked\"}").is(201);
        hooks.told.clear();
        var late = user.with("If-Match", "\"old\"");

        // When
        var put = late.put(path, "{\"client_name\": \"hooked\"}");
        var patch = late.patch(path, "{\"data_sources\": []}");

        // Then
        put.isProblem(412, "precondition-failed");
        patch.isProblem(412, "precondition-failed");
        assertThat(hooks.told).isEmpty();
    }

    @Test
    void deletionIsTold() {
        // Given
        user.put(path, "{\"client_name\": \"hooked\"}").is(201);

        // When
        user.delete(path).is(204);

        // Then
        assertThat(hooks.told).contains("deleted " + id);
    }

    @Test
    void ruleRefusesWithItsViolations() {
        // Given
        user.put(path, "{\"client_name\": \"hooked\"}").is(201);

        // When
        var answer = user.patch(path, "{\"client_name\": \"hooked, against the rule\"}");

        // Then
        answer.isProblem(422, "invalid-client").hasViolation("/client_name", "must be another");
        assertThat(user.get(path).at("/client_name")).isEqualTo("hooked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused before", "refused when stored"})
    void refusalUndoesTheWrite(String when) {
        // When
        var answer = user.put(path, "{\"client_name\": \"hooked, " + when + "\"}");

        // Then
        answer.isProblem(409, when.replace(' ', '-'));
        user.get(path).isProblem(404, "not-found");
    }

    @Test
    void plannedLicenseThatTakesEffectIsTold() {
        // Given
        user.put(path, "{\"client_name\": \"hooked\"}").is(201);
        hooks.told.clear();

        // When
        Database.execute("update client_configs set scheduled_license = 'enterprise', scheduled_at = now()"
                + " where client_id = '" + id + "'");

        // Then
        Eventually.holds(() -> assertThat(hooks.told).containsExactly("stored hooked"));
    }
}
