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
            sendFormulas();
            sendQuestions();
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
                {"client_name": "%1$s", "modules": ["SCOR"], "preferences": {"a": "%1$s"}, "custom_kpis": [{"a": "%1$s"}],
                 "data_sources": [{"a": "%1$s"}]}""".formatted(CANARY);
        var fullProposal = """
                {"client_id": "%2$s", "proposal_type": "consulting", "title": "%1$s", "notes": "%1$s",
                 "pricing": {"total": 1, "breakdown": {"%1$s": 1}}, "timeline": {"phases": [{"name": "%1$s"}]},
                 "resources": {"consultants": ["%1$s", {"name": "%1$s", "role": "%1$s"}]}}""".formatted(CANARY, id);
        var withKey = user.with("Idempotency-Key", CANARY + id);
        var created = withKey.post(CLIENTS, fullClient).is(201).location();
        withKey.post(CLIENTS, fullClient).is(201);
        errors.add(withKey.post(CLIENTS, fullClient.replace("\"modules\"", "\"license_type\": \"basic\", \"modules\""))
                .is(422));
        user.put(created, fullClient).is(200);
        decide(user.post(PROPOSALS, fullProposal).is(201).location());
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

    /** Who signs, and why, is evidence, and nothing for a log. */
    private void decide(String path) {
        var words = "{\"name\": \"%1$s\", \"reason\": \"%1$s\"}".formatted(CANARY);
        var offer = Deal.offer(user.send("POST", path + "/send").is(200));
        errors.add(Api.anonymous().post(offer + "/accept", words).is(400));
        errors.add(Api.anonymous()
                .post(offer + "/accept", "{\"name\": [\"" + CANARY + "\"]}")
                .is(400));
        errors.add(Api.anonymous().get("/demo/acceptances/" + CANARY).is(404));
        errors.add(user.get(path + "/diff?against=" + CANARY).is(422));
        Api.anonymous()
                .with("User-Agent", CANARY)
                .post(offer + "/reject", words)
                .is(200);
        errors.add(Api.anonymous().post(offer + "/reject", words).is(410));
        errors.add(user.post(path + "/reject", words).is(409));
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
            refuse(client, "{\"modules\": [" + value + "]}", 400, 422);
            refuse(client, "{\"preferences\": [" + value + "]}", 400);
            refuse(client, "{\"custom_kpis\": [[" + value + "]]}", 400);
            refuse(client, "{\"colour\": " + value + "}", 400);
            refuse(proposal, "{\"client_id\": " + value + "}", 400, 422);
            refuse(proposal, "{\"proposal_type\": " + value + "}", 400);
            refuse(proposal, "{\"status\": " + value + "}", 400);
            refuse(proposal, "{\"title\": [" + value + "]}", 400);
            refuse(proposal, "{\"currency\": " + value + "}", 400);
            refuse(proposal, "{\"valid_until\": " + value + "}", 400);
            refuse(proposal, "{\"time_zone\": " + value + "}", 400, 422);
            refuse(proposal, "{\"pricing\": {\"total\": " + value + "}}", 400);
            refuse(proposal, "{\"pricing\": {\"lines\": [{\"category\": " + value + "}]}}", 400);
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

    private void sendFormulas() {
        var kpi = client + "/kpis/CANARY";
        var taken = """
                {"name": "%1$s", "unit": "%1$s", "description": "%1$s", "formula": "COUNT(1) + OTIF / 0"}""";
        user.put(kpi, taken.formatted(CANARY)).is(201);
        for (var formula : List.of(
                CANARY,
                "1 + " + CANARY,
                "'" + CANARY + "'",
                "[" + CANARY + "]",
                "[" + CANARY,
                "SUM([" + CANARY + ".total])",
                "SUM([" + CANARY + ".total]) +",
                "1 " + CANARY,
                "IF(1, [" + CANARY + ".a], " + CANARY + ")")) {
            var body = "{\"name\": \"x\", \"formula\": \"" + formula + "\"}";
            errors.add(user.put(kpi, body).isProblem(422, "invalid-kpi"));
            errors.add(user.patch(kpi, body).isProblem(422, "invalid-kpi"));
            refuse(client, "{\"custom_kpis\": [" + body.replace("{", "{\"code\": \"A\", ") + "]}", 422);
            user.post(client + "/kpis/validate", body).is(200);
        }
        errors.add(user.put(kpi, "{\"name\": \"x\", \"source_kpi\": \"" + CANARY + "\"}")
                .is(422));
        errors.add(user.put(kpi, "{\"name\": \"x\", \"formula\": \"1\", \"required_objects\": [\"" + CANARY + "\"]}")
                .is(422));
        errors.add(user.put(kpi, "{\"name\": \"x\", \"formula\": [\"" + CANARY + "\"]}")
                .is(400));
        for (var values : List.of(
                "\"" + CANARY + "\"",
                "{\"OTIF\": \"" + CANARY + "\"}",
                "{\"OTIF\": [\"" + CANARY + "\"]}",
                "{\"OTIF\": {\"a\": \"" + CANARY + "\"}}")) {
            errors.add(
                    user.post(kpi + "/evaluate", "{\"values\": " + values + "}").is(400));
        }
        errors.add(user.post(kpi + "/evaluate", "{\"values\": {\"" + CANARY + "\": 1}}")
                .is(422));
        errors.add(user.post(kpi + "/evaluate", "{\"values\": {\"OTIF\": 1, \"" + CANARY + "\": 1}}")
                .isProblem(422, "no-value"));
    }

    /** Questions about KPIs, and demo data. */
    private void sendQuestions() {
        var series = client + "/demo-data";
        var codes = "{\"kpi_codes\": [\"" + CANARY + "\"]";
        user.post(series, codes + "}").is(200);
        user.with("Accept", "text/csv").post(series, codes + "}").is(200);
        for (var field : List.of("granularity", "scenario", "end_date", "seed", "points", "colour")) {
            errors.add(user.post(series, codes + ", \"" + field + "\": \"" + CANARY + "\"}")
                    .is(400));
        }
        errors.add(user.post(series, codes + ", \"points\": 0}").is(400));
        errors.add(user.post(series, "{\"kpi_codes\": [[\"" + CANARY + "\"]]}").is(400));
        errors.add(user.post(series, codes + ", \"end_date\": \"0001-01-01\"}").is(422));
        var objects = "/demo/analysis/required-objects";
        user.post(objects, codes + "}").is(200);
        errors.add(user.post(objects, codes + ", \"client_id\": \"" + CANARY + "\"}")
                .is(422));
        errors.add(user.post(objects, "{\"kpi_codes\": {\"a\": \"" + CANARY + "\"}}")
                .is(400));
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
