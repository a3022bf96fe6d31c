package dev.onramp.democonfig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.democonfig.TestClock;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.LogCapture;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client reads, accepts or rejects by a link alone. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AcceptanceTest {

    private static final String INTERNAL = "do not go below 140";

    private final Api user = Api.newUser("editor");
    private final Api holder = Api.anonymous();
    private final Deal deal = Deal.draft(
            user,
            "\"notes\": \"%s\", \"valid_until\": \"2999-01-31\", \"time_zone\": \"Europe/Berlin\"".formatted(INTERNAL));

    @AfterEach
    void goOn() {
        TestClock.goOn();
        TestMeter.goOn();
    }

    @Test
    void sendingGivesALinkOf256Bits() {
        // When
        var offer = deal.send();

        // Then
        var token = offer.substring(offer.lastIndexOf('/') + 1);
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
        assertThat(token).doesNotContain("=");
        assertThat(Database.dump()).doesNotContain(token);
        assertThat(deal.read().json().has("acceptance_url")).isFalse();
    }

    @Test
    void offerTellsEverythingThatIsNotInternal() {
        // Given
        var offer = deal.send();

        // When
        var read = holder.get(offer).is(200);

        // Then
        assertThat(read.at("/client_name")).isEqualTo("Test Corporation");
        assertThat(read.at("/title")).isEqualTo("Scorecard");
        assertThat(read.at("/currency")).isEqualTo("EUR");
        assertThat(read.text()).contains("\"total\":150000.00").doesNotContain(INTERNAL, user.user(), deal.client());
        assertThat(read.at("/expires_at")).isEqualTo("2999-01-31T23:00:00Z");
        assertThat(read.json().has("notes")).isFalse();
    }

    @Test
    void answersOfALinkTellNobodyOfItAndAreKeptApartFromItsPage() {
        // Given
        var offer = deal.send();

        // When
        var read = holder.get(offer).is(200);
        var unknown = holder.get("/demo/acceptances/unknown").is(404);
        var accepted =
                holder.post(offer + "/accept", "{\"name\": \"Grace Hopper\"}").is(200);

        // Then
        for (var answer : List.of(read, unknown, accepted)) {
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
            assertThat(answer.header("Vary")).isEqualTo("Accept");
        }
    }

    @Test
    void whereAPriceComesFromIsForTheTeam() {
        // Given
        user.patch(deal.path(), """
                {"pricing": {"total": 900.00, "breakdown": null, "lines": [
                  {"category": "kpi", "description": "A", "quantity": 1, "unit_price": 900.00, "amount": 900.00,
                   "total": 900.00, "rule": "P3: fixed price, 9 h each by role developer"}]}}""").is(200);

        // When
        var read = holder.get(deal.send()).is(200);

        // Then
        assertThat(read.at("/pricing/lines/0/description")).isEqualTo("A");
        assertThat(read.text()).doesNotContain("9 h each");
        assertThat(deal.read().text()).contains("9 h each");
    }

    @Test
    void readingChangesNothing() {
        // Given
        var offer = deal.send();
        var before = deal.read();
        var row = row();

        // When
        for (int i = 0; i < 5; i++) {
            holder.get(offer).is(200);
            holder.send("HEAD", offer).is(200);
        }

        // Then
        assertThat(deal.read().etag()).isEqualTo(before.etag());
        assertThat(row()).isEqualTo(row);
    }

    @Test
    void acceptanceBindsTheDocument() {
        // Given
        var offer = deal.send();

        // When
        var accepted = Deal.decide(offer, "accept").is(200);

        // Then
        assertThat(accepted.at("/status")).isEqualTo("accepted");
        assertThat(accepted.at("/name")).isEqualTo("Grace Hopper");
        assertThat(deal.read().at("/status")).isEqualTo("accepted");
        var event = user.get(deal.path() + "/evidence/2").is(200);
        assertThat(event.at("/document_sha256")).isEqualTo(accepted.at("/document_sha256"));
        assertThat(event.at("/name")).isEqualTo("Grace Hopper");
        assertThat(event.json().has("actor")).isFalse();
        assertThat(event.at("/address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(event.at("/user_agent")).startsWith("Java-http-client");
        assertThat(event.at("/document")).contains("\"total\":150000.00");
    }

    @Test
    void secondSubmitIsToldTheOutcome() {
        // Given
        var offer = deal.send();
        var first = Deal.decide(offer, "reject").is(200);

        // When
        var again = Deal.decide(offer, "reject");

        // Then
        again.isProblem(410, "acceptance-used");
        assertThat(again.at("/outcome")).isEqualTo("rejected");
        assertThat(again.at("/decided_at")).isEqualTo(first.at("/decided_at"));
        assertThat(user.get(deal.path() + "/evidence").json().get("items")).hasSize(2);
    }

    @Test
    void newLinkEndsTheOneBefore() {
        // Given
        var first = deal.send();

        // When
        var second =
                Deal.offer(user.send("POST", deal.path() + "/acceptance-link").is(200));

        // Then
        holder.get(first).isProblem(410, "acceptance-revoked");
        Deal.decide(first, "accept").isProblem(410, "acceptance-revoked");
        Deal.decide(second, "accept").is(200);
        assertThat(Deal.decide(first, "accept")
                        .isProblem(410, "acceptance-revoked")
                        .json()
                        .has("outcome"))
                .isFalse();
    }

    @Test
    void linkCanBeTakenBack() {
        // Given
        var offer = deal.send();

        // When
        user.delete(deal.path() + "/acceptance-link").is(204);

        // Then
        holder.get(offer).isProblem(410, "acceptance-revoked");
        user.delete(deal.path() + "/acceptance-link").isProblem(404, "not-found");
        assertThat(deal.act("accept").is(200).at("/status")).isEqualTo("accepted");
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
    }

    @Test
    void linksAreNotMadeForEver() {
        // Given
        var offer = deal.send();
        Database.execute("update service_proposals set event_count = 490 where proposal_id = '" + deal.id() + "'");

        // When
        var renewed = user.send("POST", deal.path() + "/acceptance-link");

        // Then
        renewed.isProblem(409, "too-many-events");
        deal.act("revise").isProblem(409, "too-many-events");
        Deal.decide(offer, "accept").is(200);
    }

    @Test
    void onlyWhatCanBeAcceptedGetsALink() {
        user.send("POST", deal.path() + "/acceptance-link").isProblem(409, "invalid-transition");
        deal.send();
        TestClock.stopAt(Instant.parse("2999-01-31T23:00:00Z"));
        user.send("POST", deal.path() + "/acceptance-link").isProblem(409, "proposal-expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
                "short",
                "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF",
                "%C3%BC",
                "a%2Fb"
            })
    void unknownTokenIsNotFound(String token) {
        var offer = "/demo/acceptances/" + token;
        holder.get(offer).isProblem(404, "not-found");
        Deal.decide(offer, "accept").isProblem(404, "not-found");
        Deal.decide(offer, "reject").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accept | {} | /name",
                "accept | {\"name\": \"  \"} | /name",
                "accept | {\"name\": \"a\\u0007b\"} | /name",
                "accept | {\"name\": \"LONG\"} | /name",
                "accept | {\"name\": \"a\", \"reason\": \"b\"} | /reason",
                "reject | {\"name\": \"a\"} | /reason",
                "reject | {\"reason\": \"a\"} | /name",
                "reject | {\"name\": \"a\", \"reason\": \"\\t \"} | /reason"
            })
    void badSignatureIsRefused(String action, String body, String field) {
        // Given
        var offer = deal.send();

        // When
        var answer = holder.post(offer + "/" + action, body.replace("LONG", "x".repeat(201)));

        // Then
        answer.isProblem(400, "invalid-request").hasViolation(field, "");
        assertThat(deal.read().at("/status")).isEqualTo("sent");
    }

    @Test
    void nameInAnyScriptIsKept() {
        // Given
        var offer = deal.send();

        // When
        holder.post(offer + "/accept", "{\"name\": \" غريس هوبر 😀 \"}").is(200);

        // Then
        assertThat(user.get(deal.path() + "/evidence/2").at("/name")).isEqualTo("غريس هوبر 😀");
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0", "\\u200b", "\\u2800", "\\u202e", "\\u3164", "-", "Ada\\u202e"})
    void nameThatNobodyCanSeeIsRefusedOnEachWay(String name) {
        // Given
        var offer = deal.send();
        var accept = "{\"name\": \"%s\"}".formatted(name);
        var reject = "{\"name\": \"%s\", \"reason\": \"x\"}".formatted(name);

        // Then
        for (var answer : List.of(
                holder.post(offer + "/accept", accept),
                holder.post(offer + "/reject", reject),
                user.post(deal.path() + "/accept", accept),
                user.post(deal.path() + "/reject", reject))) {
            answer.isProblem(400, "invalid-request");
            assertThat(answer.at("/violations/0/field")).isEqualTo("/name");
        }
    }

    @Test
    void reasonIsCountedAsBrowsersDo() {
        // Given
        var offer = deal.send();
        var reason = "😀\\r\\n".repeat(999) + "ab";

        // When
        var tooLong = holder.post(offer + "/reject", "{\"name\": \"Ada\", \"reason\": \"%sc\"}".formatted(reason));

        // Then
        tooLong.isProblem(400, "invalid-request");
        holder.post(offer + "/reject", "{\"name\": \"Ada\", \"reason\": \"%s\"}".formatted(reason))
                .is(200);
    }

    @Test
    void linkThatIsUsedTooOftenHasToWait() {
        // Given
        TestMeter.stop();
        var offer = deal.send();

        // When
        var answers = Parallel.run(
                8,
                () -> List.of(
                        holder.get(offer), holder.get(offer), holder.get(offer), holder.get(offer), holder.get(offer)));

        // Then
        var refused = answers.stream()
                .flatMap(List::stream)
                .filter(answer -> answer.status() != 200)
                .toList();
        assertThat(refused).hasSize(10).allSatisfy(answer -> {
            answer.isProblem(429, "too-many-requests");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        });
    }

    @Test
    void linkIsFoundInNoLogAndNoMetric() {
        // Given
        String logged;
        String token;

        // When
        try (var log = LogCapture.open()) {
            var offer = deal.send();
            token = offer.substring(offer.lastIndexOf('/') + 1);
            holder.get(offer).is(200);
            holder.post(offer + "/accept", "{}").is(400);
            holder.post(offer + "/accept", "nonsense").is(400);
            Deal.decide(offer, "accept").is(200);
            Deal.decide(offer, "accept").is(410);
            logged = log.text();
        }

        // Then
        assertThat(logged).isNotEmpty().doesNotContain(token);
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(token);
    }

    @Test
    void tokenOfAUserIsNoLink() {
        // Given
        deal.send();

        // Then
        holder.post(deal.path() + "/accept", "{\"name\": \"Grace\"}").isProblem(401, "unauthorized");
        Api.newUser("viewer")
                .post(deal.path() + "/accept", "{\"name\": \"Grace\"}")
                .isProblem(403, "forbidden");
    }

    private List<String> row() {
        return Database.query(
                "select p::text || coalesce((select string_agg(l::text, ',') from acceptance_links l"
                        + " where l.proposal_id = p.proposal_id), '') from service_proposals p where proposal_id = ?",
                deal.id());
    }
}
