package dev.onramp.democonfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers send is theirs: it is kept where it was sent to, and repeated in no error, log line or metric. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CanaryTest {

    private static final String CANARY = "s3cret-canary-5e1f";
    private static final String CLIENTS = "/demo/clients";
    private static final String PROPOSALS = "/demo/proposals";

    private final Api user = Api.newUser("editor");
    private final String id = "canary-" + UUID.randomUUID();
    private final String client = CLIENTS + "/" + id;
    private final String proposal = PROPOSALS + "/" + id;
    private final List<Answer> errors = new ArrayList<>();

    @BeforeEach
    void createBoth() {
        user.put(client, "{\"client_name\": \"x\"}").is(201);
        user.put(proposal, "{\"client_id\": \"%s\", \"proposal_type\": \"consulting\"}".formatted(id))
                .is(201);
    }

    @Test
    void canaryIsFoundInNoErrorLogOrMetric() {
        // Given
        String logged;

        // When
        try (var log = LogCapture.open()) {
            sendWhatIsTaken();
            sendWhatIsRefused();
            sendWhileTheDatabaseIsAway();
            logged = log.text();
        }

        // Then
        assertThat(logged).isNotEmpty().doesNotContain(CANARY);
        assertThat(errors).hasSizeGreaterThan(40);
        assertThat(errors).allSatisfy(error -> assertThat(error.everything()).doesNotContain(CANARY));
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(CANARY);
    }

    private void sendWhatIsTaken() {
        var fullClient = """
                {"client_name": "%1$s", "modules": ["%1$s"], "preferences": {"a": "%1$s"}, "custom_kpis": [{"a": "%1$s"}],
                 "data_sources": [{"a": "%1$s"}]}""".formatted(CANARY);
        var fullProposal = """
                {"client_id": "%2$s", "proposal_type": "consulting", "pricing": {"breakdown": {"%1$s": 1}},
                 "timeline": {"phases": [{"a": "%1$s"}]}, "resources": {"consultants": ["%1$s"]}}""".formatted(CANARY, id);
        var withKey = user.with("Idempotency-Key", CANARY + id);
        var created = withKey.post(CLIENTS, fullClient).is(201).location();
        withKey.post(CLIENTS, fullClient).is(201);
        errors.add(withKey.post(CLIENTS, fullClient.replace("\"modules\"", "\"license_type\": \"basic\", \"modules\""))
                .is(422));
        user.put(created, fullClient).is(200);
        user.post(PROPOSALS, fullProposal).is(201);
        user.get(CLIENTS + "?name=" + CANARY + "&module=" + CANARY).is(200);
        user.get(PROPOSALS + "?client_id=" + CANARY).is(200);
        errors.add(user.put(
                        client,
                        fullClient.replace("{\"client_name", "{\"client_id\": \"" + CANARY + "\", \"client_name"))
                .is(422));
        errors.add(user.post(PROPOSALS, fullProposal.replace(id, CANARY)).is(422));
        errors.add(user.post(
                        CLIENTS, fullClient.replace("{\"client_name", "{\"client_id\": \"" + id + "\", \"client_name"))
                .is(409));
        errors.add(user.post(
                        PROPOSALS,
                        fullProposal.replace("{\"client_id", "{\"proposal_id\": \"" + id + "\", \"client_id"))
                .is(409));
        errors.add(user.with("If-Match", "\"" + CANARY + "\"")
                .put(client, fullClient)
                .is(412));
        errors.add(Api.newUser("viewer").post(CLIENTS, fullClient).is(403));
        errors.add(Api.anonymous().post(CLIENTS, fullClient).is(401));
    }

    private void sendWhatIsRefused() {
        var text = "\"" + CANARY + "\"";
        var wrong = new String[] {
            text, "[" + text + "]", "{\"a\": " + text + "}", "\"" + CANARY + "\\u0000\"", "[[" + text + "]]"
        };
        for (var value : wrong) {
            refuse(client, "{\"client_id\": " + value + "}", 400, 422);
            refuse(client, "{\"license_type\": " + value + "}", 400);
            refuse(client, "{\"modules\": {\"a\": " + value + "}}", 400);
            refuse(client, "{\"modules\": [" + value + ", " + value + "]}", 400);
            refuse(client, "{\"preferences\": [" + value + "]}", 400);
            refuse(client, "{\"custom_kpis\": [[" + value + "]]}", 400);
            refuse(client, "{\"colour\": " + value + "}", 400);
            refuse(proposal, "{\"client_id\": " + value + "}", 400, 422);
            refuse(proposal, "{\"proposal_type\": " + value + "}", 400);
            refuse(proposal, "{\"status\": " + value + "}", 400);
            refuse(proposal, "{\"pricing\": {\"total\": " + value + "}}", 400);
            refuse(proposal, "{\"pricing\": {\"breakdown\": {\"a\": " + value + "}}}", 400);
            refuse(proposal, "{\"timeline\": {\"start_date\": " + value + "}}", 400);
            refuse(proposal, "{\"timeline\": {\"phases\": [[" + value + "]]}}", 400);
            refuse(proposal, "{\"resources\": {\"hours\": " + value + "}}", 400);
        }
        refuse(client, "{\"client_name\": \"" + CANARY.repeat(20) + "\"}", 400);
        errors.add(user.post(CLIENTS, "{\"client_name\": " + CANARY).is(400));
        errors.add(user.post(CLIENTS, "{\"client_name\": \"" + CANARY).is(400));
        errors.add(user.post(CLIENTS, "{\"client_name\": \"x\"} " + CANARY).is(400));
        errors.add(user.post(CLIENTS, "\"" + CANARY + "\"").is(400));
        errors.add(user.get(CLIENTS + "?license_type=" + CANARY).is(400));
        errors.add(
                user.get(PROPOSALS + "?status=" + CANARY + "&after=" + CANARY).is(400));
        errors.add(user.with("If-Match", CANARY).delete(client).is(400));
        errors.add(user.with("Idempotency-Key", CANARY + " x")
                .post(CLIENTS, "{\"client_name\": \"x\"}")
                .is(400));
        errors.add(Api.anonymous()
                .with("Authorization", "Bearer " + CANARY)
                .get(client)
                .is(401));
        user.with("X-Request-ID", CANARY + " !").get(client).is(200);
    }

    private void sendWhileTheDatabaseIsAway() {
        Database.line().cut();
        try {
            errors.add(user.put(client, "{\"client_name\": \"" + CANARY + "\"}").is(503));
            errors.add(
                    user.patch(client, "{\"client_name\": \"" + CANARY + "\"}").is(503));
        } finally {
            Database.line().restore();
        }
        Eventually.holds(() -> user.get(client).is(200));
    }

    private void refuse(String path, String patch, int... statuses) {
        var answer = user.patch(path, patch);
        assertThat(statuses).as(patch).contains(answer.status());
        errors.add(answer);
    }
}
