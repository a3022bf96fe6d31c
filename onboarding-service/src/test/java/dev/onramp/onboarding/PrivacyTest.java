package dev.onramp.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user sends, and who the user is, stands in no log line and in no error. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PrivacyTest {

    private static final String CANARY = "canary7hZq";
    private static final String SESSION = "/onboarding/session";

    private final LogCapture log = LogCapture.open();
    private final Api user = Api.user(CANARY + "_" + System.nanoTime());

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void errorsAndLogsDoNotNameTheUser() {
        // Given
        var errors = new ArrayList<Answer>();

        // When
        errors.add(user.get(SESSION).is(404));
        user.post(SESSION, "{}").is(201);
        errors.add(user.post(SESSION, "{}").is(409));
        errors.add(user.with("If-Match", "\"old\"").delete(SESSION).is(412));
        errors.add(user.put(SESSION, "{}").is(405));
        Database.line().cut();
        try {
            errors.add(user.get(SESSION).is(503));
        } finally {
            Database.line().restore();
        }
        Eventually.holds(() -> user.delete(SESSION).is(204));

        // Then
        assertThat(errors).allSatisfy(error -> assertThat(error.everything()).doesNotContain(CANARY));
        assertThat(log.text()).contains("POST " + SESSION).doesNotContain(CANARY);
    }

    @Test
    void errorsAndLogsDoNotRepeatWhatWasSent() {
        // Given
        var sender = Api.newUser();
        var errors = new ArrayList<Answer>();

        // When
        errors.add(sender.post(SESSION, "{\"email\": \"" + CANARY + "\"}").is(400));
        errors.add(sender.post(SESSION, "{\"" + CANARY).is(400));
        errors.add(sender.post(SESSION, "\"" + CANARY + "\"").is(400));
        errors.add(sender.with("Idempotency-Key", CANARY + " ")
                .with("If-Match", CANARY)
                .delete(SESSION));
        errors.add(sender.with("Idempotency-Key", "a " + CANARY)
                .post(SESSION, "{}")
                .is(400));
        errors.add(sender.get("/onboarding/sessions?active=" + CANARY).is(400));
        errors.add(sender.get("/onboarding/sessions?after=" + CANARY).is(400));
        errors.add(sender.get("/onboarding/sessions?created_after=" + CANARY).is(400));
        errors.add(Api.anonymous()
                .with("Authorization", "Bearer " + CANARY)
                .get(SESSION)
                .is(401));
        errors.add(Api.anonymous().with("X-User-Id", CANARY).get(SESSION).is(401));

        // Then
        assertThat(errors).allSatisfy(error -> assertThat(error.everything()).doesNotContain(CANARY));
        assertThat(log.text()).contains("POST " + SESSION).doesNotContain(CANARY);
    }
}
