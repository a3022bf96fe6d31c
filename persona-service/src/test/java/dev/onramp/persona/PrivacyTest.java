package dev.onramp.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people write about people stands in the table of personas, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PrivacyTest {

    private static final String PERSONAS = "/persona/personas";
    private static final String CANARY = "canary5e1b";
    private static final String PERSONA =
            "{\"raw_text\": \"" + CANARY + "\", \"persona\": {\"" + CANARY + "\": \"" + CANARY + "\"}}";

    private final Api user = Api.newUser();

    @Test
    void personalTextIsFoundInNoLogMetricOrError() {
        // Given
        var errors = new ArrayList<Answer>();
        String logged;

        // When
        try (var log = LogCapture.open()) {
            useAsIntended();
            failInEveryWay(errors);
            logged = log.text();
        }

        // Then
        assertThat(logged).isNotEmpty().doesNotContain(CANARY);
        assertThat(errors).allSatisfy(error -> assertThat(error.everything()).doesNotContain(CANARY));
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(CANARY);
    }

    private void useAsIntended() {
        var location = user.with("Idempotency-Key", "key")
                .post(PERSONAS, PERSONA)
                .is(201)
                .location();
        user.get(location).is(200);
        user.put(location, PERSONA).is(200);
        user.patch(location, PERSONA).is(200);
    }

    private void failInEveryWay(List<Answer> errors) {
        errors.add(user.with("Idempotency-Key", "key")
                .post(PERSONAS, PERSONA.replace("raw_text\": \"", "raw_text\": \"x")));
        errors.add(user.post(PERSONAS, PERSONA.substring(1)));
        errors.add(user.post(PERSONAS, PERSONA + CANARY));
        errors.add(user.post(PERSONAS, "{\"raw_text\": {\"" + CANARY + "\": 1}}"));
        errors.add(user.post(PERSONAS, "{\"raw_text\": \"" + CANARY.repeat(15_000) + "\", \"persona\": {}}"));
        errors.add(user.post(PERSONAS, "{\"raw_text\": \"x\", \"persona\": \"" + CANARY + "\"}"));
        errors.add(user.get(PERSONAS + "?created_after=" + CANARY));
        errors.add(user.get(PERSONAS + "?after=" + CANARY));
        errors.add(user.with("If-Match", CANARY).delete(PERSONAS + "/01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11"));
        errors.add(Api.anonymous().with("Authorization", "Bearer " + CANARY).get(PERSONAS));
        Database.line().cut();
        try {
            errors.add(user.post(PERSONAS, PERSONA));
        } finally {
            Database.line().restore();
        }
        assertThat(errors).allSatisfy(error -> assertThat(error.status()).isGreaterThanOrEqualTo(400));
    }
}
