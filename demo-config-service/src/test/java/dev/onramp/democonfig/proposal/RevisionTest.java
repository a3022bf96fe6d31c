package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.democonfig.Deal;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision takes the place of what was sent. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RevisionTest {

    private final Api user = Api.newUser("editor");
    private final Deal deal = Deal.draft(user, "\"notes\": \"internal\", \"valid_until\": \"2999-01-31\"");

    @Test
    void revisionIsADraftOfTheSameContent() {
        // Given
        deal.send();
        var before = deal.read();

        // When
        var made = deal.act("revise").is(201);

        // Then
        assertThat(made.location()).isEqualTo(deal.path() + "-r2");
        assertThat(made.at("/status")).isEqualTo("draft");
        assertThat(made.at("/revision")).isEqualTo("2");
        assertThat(made.at("/revises")).isEqualTo(deal.id());
        for (var field : new String[] {"client_id", "title", "notes", "pricing", "valid_until", "currency"}) {
            assertThat(made.json().get(field)).isEqualTo(before.json().get(field));
        }
        assertThat(user.get(made.location()).etag()).isEqualTo(made.etag());
        assertThat(deal.read().at("/superseded_by")).isEqualTo(deal.id() + "-r2");
        assertThat(deal.read().json().get("allowed_actions")).isEmpty();
    }

    @Test
    void linkOfWhatWasRevisedWorksNoMore() {
        // Given
        var offer = deal.send();

        // When
        deal.act("revise").is(201);

        // Then
        Api.anonymous().get(offer).isProblem(410, "acceptance-superseded");
        Deal.decide(offer, "accept").isProblem(410, "acceptance-superseded");
    }

    @Test
    void revisionOfARevisionGoesOn() {
        // Given
        deal.send();
        var second = deal.act("revise").location();
        user.send("POST", second + "/send").is(200);

        // When
        var third = user.send("POST", second + "/revise").is(201);

        // Then
        assertThat(third.location()).isEqualTo(deal.path() + "-r3");
        assertThat(third.at("/revision")).isEqualTo("3");
        assertThat(third.at("/revises")).isEqualTo(deal.id() + "-r2");
    }

    @Test
    void idOfTheRevisionMayBeChosen() {
        // Given
        deal.send();
        var other = Deal.draft(user);

        // When
        var own = user.post(deal.path() + "/revise", "{\"proposal_id\": \"" + deal.id() + "\"}");
        var taken = user.post(deal.path() + "/revise", "{\"proposal_id\": \"" + other.id() + "\"}");
        var bad = user.post(deal.path() + "/revise", "{\"proposal_id\": \"a/b\"}");
        var free = user.post(deal.path() + "/revise", "{\"proposal_id\": \"" + deal.id() + "-next\"}");

        // Then
        own.isProblem(409, "proposal-exists");
        taken.isProblem(409, "proposal-exists");
        bad.isProblem(400, "invalid-request").hasViolation("/proposal_id", "letters, digits");
        assertThat(free.is(201).location()).isEqualTo(deal.path() + "-next");
    }

    @Test
    void idThatSomebodyElseHasTakenIsLeftToThem() {
        // Given
        deal.send();
        user.put(deal.path() + "-r2", deal.body("\"notes\": \"mine\"")).is(201);

        // When
        var made = deal.act("revise").is(201);

        // Then
        assertThat(made.at("/proposal_id")).hasSize(36);
        assertThat(user.get(deal.path() + "-r2").at("/notes")).isEqualTo("mine");
    }

    @Test
    void deletedRevisionMakesTheOneBeforeCurrentAgain() {
        // Given
        var offer = deal.send();
        var second = deal.act("revise").location();

        // When
        user.delete(second).is(204);

        // Then
        var again = deal.read();
        assertThat(again.json().has("superseded_by")).isFalse();
        assertThat(again.json().get("allowed_actions").toString()).contains("accept", "revise");
        Api.anonymous().get(offer).isProblem(410, "acceptance-revoked");
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
        var renewed =
                Deal.offer(user.send("POST", deal.path() + "/acceptance-link").is(200));
        Deal.decide(renewed, "accept").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "status"})
    void voidedDraftMakesTheOneBeforeCurrentAgain(String how) {
        // Given
        deal.send();
        var second = deal.act("revise").location();

        // When
        if (how.equals("void")) {
            user.send("POST", second + "/void").is(200);
        } else {
            user.patch(second, "{\"status\": \"voided\"}").is(200);
        }

        // Then
        assertThat(deal.read().json().has("superseded_by")).isFalse();
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
        var third = deal.act("revise").is(201);
        assertThat(third.location()).isEqualTo(deal.path() + "-r3");
        assertThat(third.at("/revision")).isEqualTo("3");
        user.delete(second).is(204);
        assertThat(deal.read().at("/superseded_by")).isEqualTo(deal.id() + "-r3");
    }

    @Test
    void voidedDraftsGoWithWhatTheyRevise() {
        // Given
        deal.send();
        var second = deal.act("revise").location();
        user.send("POST", second + "/void").is(200);
        deal.act("void").is(200);

        // When
        deal.act("delete").is(204);

        // Then
        user.get(second).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "void"})
    void revisionThatTheClientSawRevivesNothing(String action) {
        // Given
        deal.send();
        var second = deal.act("revise").location();
        user.send("POST", second + "/send").is(200);
        if (action.equals("reject")) {
            user.post(second + "/reject", "{\"name\": \"Grace\", \"reason\": \"no\"}")
                    .is(200);
        } else {
            user.send("POST", second + "/void").is(200);
        }

        // When
        user.delete(second).is(204);

        // Then
        assertThat(deal.read().at("/superseded_by")).isEqualTo(deal.id() + "-r2");
        assertThat(deal.read().json().get("allowed_actions")).isEmpty();
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
    }

    @Test
    void revisionThatIsAskedForAgainIsTheSame() {
        // Given
        deal.send();
        var once = user.with("Idempotency-Key", "revise-" + deal.id());

        // When
        var first = once.send("POST", deal.path() + "/revise").is(201);
        var again = once.send("POST", deal.path() + "/revise").is(201);
        var other = once.post(deal.path() + "/revise", "{\"proposal_id\": \"" + deal.id() + "-x\"}");

        // Then
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(again.etag()).isEqualTo(first.etag());
        other.isProblem(422, "idempotency-key-reused");
    }

    @Test
    void ofManyWhoReviseAtOnceOneDoes() {
        // Given
        deal.send();

        // When
        var answers = Parallel.run(16, () -> deal.act("revise"));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.isProblem(409, "invalid-transition"));
    }

    @Test
    void databaseKeepsASecondOpenRevisionOut() {
        // Given
        deal.send();
        deal.act("revise").is(201);
        var second = "insert into service_proposals (proposal_id, proposal_data, root_id, revises, revision)"
                + " values ('%1$s-x', '{}', '%1$s', '%1$s', 2)".formatted(deal.id());

        // Then
        assertThatThrownBy(() -> Database.execute(second)).hasMessageContaining("ux_service_proposals_open");
        assertThatThrownBy(() -> Database.execute("update service_proposals set superseded_by = null"
                        + " where proposal_id = '" + deal.id() + "'"))
                .hasMessageContaining("ux_service_proposals_open");
    }

    @Test
    void differenceIsToldDownToTheValueWithWhatItCosts() {
        // Given
        deal.send();
        var second = deal.act("revise").location();
        user.patch(
                        second,
                        "{\"title\": \"Better\", \"notes\": null, \"resources\": {\"hours\": 5}, \"pricing\":"
                                + " {\"total\": 142500, \"breakdown\": {\"consulting\": 92500}}}")
                .is(200);

        // When
        var diff = user.get(second + "/diff").is(200);

        // Then
        assertThat(diff.text()).contains("""
                "changes":[{"path":"/notes","op":"remove","from":"internal"},\
                {"path":"/pricing/breakdown/consulting","op":"replace","from":100000.00,"to":92500.00},\
                {"path":"/pricing/total","op":"replace","from":150000.00,"to":142500.00},\
                {"path":"/resources","op":"add","to":{"hours":5}},\
                {"path":"/title","op":"replace","from":"Scorecard","to":"Better"}],\
                "money":{"from":150000.00,"to":142500.00,"delta":-7500.00,"currency":"EUR"}""");
        var back = user.get(deal.path() + "/diff?against=" + deal.id() + "-r2").is(200);
        assertThat(back.at("/money/delta")).isEqualTo("7500.00");
    }

    @Test
    void differenceNeedsSomethingToCompareWith() {
        user.get(deal.path() + "/diff").isProblem(400, "invalid-request").hasViolation("against", "must be there");
        user.get(deal.path() + "/diff?against=nobody").isProblem(422, "unknown-proposal");
        user.get("/demo/proposals/nobody/diff").isProblem(404, "not-found");
        assertThat(user.get(deal.path() + "/diff?against=" + deal.id())
                        .is(200)
                        .json()
                        .get("changes"))
                .isEmpty();
    }

    @Test
    void otherCurrencyHasNoDifferenceInMoney() {
        // Given
        deal.send();
        var second = deal.act("revise").location();
        user.patch(second, "{\"currency\": \"JPY\"}").is(200);

        // When
        var diff = user.get(second + "/diff").is(200);

        // Then
        assertThat(diff.json().has("money")).isFalse();
        assertThat(diff.text()).contains("{\"path\":\"/currency\",\"op\":\"replace\",\"from\":\"EUR\",\"to\":\"JPY\"}");
        assertThat(user.get(second).text()).contains("\"total\":150000,");
    }
}
