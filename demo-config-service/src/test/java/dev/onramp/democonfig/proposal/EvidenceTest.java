package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.democonfig.Deal;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes a byte of what happened is found out, a superuser too. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EvidenceTest {

    private final Api user = Api.newUser("editor");
    private final Deal deal = Deal.draft(user, "\"notes\": \"internal\", \"valid_until\": \"2999-01-31\"");

    @Test
    void lifeIsAChainOfEvents() throws NoSuchAlgorithmException {
        // Given
        deal.send();
        var offer = Deal.offer(user.send("POST", deal.path() + "/acceptance-link"));
        Deal.decide(offer, "reject").is(200);

        // When
        var items = user.get(deal.path() + "/evidence").is(200).json().get("items");

        // Then
        assertThat(items.findValuesAsText("action")).containsExactly("sent", "link_made", "rejected");
        assertThat(items.findValuesAsText("sequence")).containsExactly("1", "2", "3");
        assertThat(items.get(0).has("previous_sha256")).isFalse();
        assertThat(items.get(1).get("previous_sha256")).isEqualTo(items.get(0).get("sha256"));
        assertThat(items.get(2).get("previous_sha256")).isEqualTo(items.get(1).get("sha256"));
        assertThat(items.get(0).get("actor").asText()).isEqualTo(user.user());
        assertThat(items.get(2).get("reason").asText()).isEqualTo("Too late");
        assertThat(items.findValues("document")).isEmpty();
        var event = user.get(deal.path() + "/evidence/3").is(200);
        assertThat(event.at("/document_sha256")).isEqualTo(sha256(event.at("/document")));
        assertThat(verified().at("/events")).isEqualTo("3");
    }

    /** The recipe of the contract, by hand. */
    @Test
    void hashIsOverAllFieldsInTheDocumentedForm() throws NoSuchAlgorithmException {
        // Given
        var offer = deal.send();

        // When
        var event = user.get(deal.path() + "/evidence/1").is(200);

        // Then
        var text = """
            {"action":"sent","actor":"%s","address":"%s","at":"%s","document_sha256":"%s","link_sha256":"%s","name":null,\
            "previous_sha256":null,"proposal_id":"%s","reason":null,"sequence":1,"successor":null,"user_agent":"%s"}\
            """.formatted(
                        user.user(),
                        event.at("/address"),
                        event.at("/at"),
                        event.at("/document_sha256"),
                        sha256(offer.substring(offer.lastIndexOf('/') + 1)),
                        deal.id(),
                        event.at("/user_agent"));
        assertThat(event.at("/sha256")).isEqualTo(sha256(text));
    }

    @Test
    void draftHasNoEvidenceAndNeedsNone() {
        assertThat(verified().at("/valid")).isEqualTo("true");
        assertThat(user.get(deal.path() + "/evidence").is(200).json().get("items"))
                .isEmpty();
        user.get(deal.path() + "/evidence/1").isProblem(404, "not-found");
        user.get(deal.path() + "/evidence/x").isProblem(400, "invalid-request");
        user.get("/demo/proposals/nobody/evidence").isProblem(404, "not-found");
        user.get("/demo/proposals/nobody/evidence/verify").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action = 'rejected'",
                "actor = 'somebody'",
                "name = 'Grace Hoppe'",
                "name = null, actor = 'somebody'",
                "at = at + interval '1 microsecond'",
                "address = '127.0.0.2'",
                "address = null",
                "user_agent = user_agent || ' '",
                "reason = 'no'",
                "successor = 'x'",
                "link_sha256 = repeat('0', 64)",
                "link_sha256 = null",
                "document = replace(document, '150000.00', '150000.01')",
                "document = document || ' '",
                "document = null",
                "document = null, document_sha256 = null",
                "document_sha256 = repeat('0', 64)",
                "previous_sha256 = repeat('0', 64)",
                "previous_sha256 = null",
                "sha256 = repeat('0', 64)",
                "sequence = 7"
            })
    void changedColumnIsFound(String change) {
        // Given
        acceptAfterARenewedLink();
        assertThat(verified().at("/valid")).isEqualTo("true");

        // When
        unguarded(
                "update proposal_events set %s where proposal_id = '%s' and sequence = 3".formatted(change, deal.id()));

        // Then
        var answer = verified();
        assertThat(answer.at("/valid")).as(change).isEqualTo("false");
        assertThat(answer.at("/first_bad")).as(answer.text()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proposal_data = jsonb_set(proposal_data, '{pricing,total}', '1')",
                "proposal_data = jsonb_set(proposal_data, '{title}', '\"Other\"')",
                "proposal_data = jsonb_set(proposal_data, '{status}', '\"rejected\"')",
                "proposal_data = jsonb_set(proposal_data, '{status}', '\"draft\"')",
                "proposal_data = proposal_data || '{\"more\": 1}'",
                "proposal_data = proposal_data - 'valid_until'",
                "sent_at = sent_at + interval '1 microsecond'",
                "decided_at = null",
                "event_count = 2",
                "event_count = 4",
                "event_head = repeat('0', 64)",
                "event_head = null, event_count = 0",
                "superseded_by = proposal_id",
                "client_name = 'Another Corporation'",
                "created_at = created_at - interval '1 microsecond'"
            })
    void changedProposalIsFound(String change) {
        // Given
        acceptAfterARenewedLink();

        // When
        Database.execute("update service_proposals set %s where proposal_id = '%s'".formatted(change, deal.id()));

        // Then
        assertThat(verified().at("/valid")).as(change).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence = 1", "sequence = 2", "sequence = 3", "true"})
    void missingEventIsFound(String which) {
        // Given
        acceptAfterARenewedLink();

        // When
        unguarded("delete from proposal_events where proposal_id = '%s' and %s".formatted(deal.id(), which));

        // Then
        var answer = verified();
        assertThat(answer.at("/valid")).isEqualTo("false");
        if (which.startsWith("sequence")) {
            assertThat(answer.at("/first_bad")).isEqualTo(which.substring(which.length() - 1));
        }
    }

    @Test
    void everythingThatWasTakenAwayIsFound() {
        // Given
        acceptAfterARenewedLink();

        // When
        unguarded("delete from proposal_events where proposal_id = '" + deal.id() + "'");
        Database.execute("update service_proposals set event_count = 0, event_head = null, sent_at = null,"
                + " decided_at = null where proposal_id = '" + deal.id() + "'");

        // Then
        assertThat(verified().at("/valid")).isEqualTo("false");
    }

    @Test
    void eventsThatChangedPlacesAreFound() {
        // Given
        acceptAfterARenewedLink();

        // When
        unguarded(
                "update proposal_events set sequence = sequence + 10 where proposal_id = '%1$s' and sequence in (1, 2);"
                                .formatted(deal.id())
                        + "update proposal_events set sequence = 13 - sequence where proposal_id = '%1$s' and sequence > 10"
                                .formatted(deal.id()));

        // Then
        assertThat(verified().at("/first_bad")).isEqualTo("1");
    }

    @Test
    void eventsOfAnotherProposalAreFound() {
        // Given
        acceptAfterARenewedLink();
        var other = Deal.draft(user);

        // When
        unguarded("update proposal_events set proposal_id = '%s' where proposal_id = '%s'"
                .formatted(other.id(), deal.id()));

        // Then
        assertThat(user.get(other.path() + "/evidence/verify").at("/valid")).isEqualTo("false");
        assertThat(verified().at("/valid")).isEqualTo("false");
    }

    @Test
    void serviceCannotChangeWhatHappened() throws SQLException {
        // Given
        deal.send();

        // Then
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            for (var sql : new String[] {
                "update proposal_events set name = 'x'", "delete from proposal_events", "truncate proposal_events"
            }) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
            }
        }
        for (var sql : new String[] {
            "update proposal_events set name = 'x'", "delete from proposal_events", "truncate proposal_events"
        }) {
            assertThatThrownBy(() -> Database.execute(sql)).hasMessageContaining("never changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "accepted"})
    void serviceCannotDeleteWhatBinds(String status) throws SQLException {
        // Given
        deal.send();
        if (status.equals("accepted")) {
            deal.act("accept").is(200);
        }

        // When
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(deletion())).hasMessageContaining("it stays");
            statement.execute("update service_proposals set proposal_data = proposal_data || '{\"status\": \"draft\"}'"
                    + " where proposal_id = '" + deal.id() + "'");
            assertThatThrownBy(() -> statement.execute(deletion())).hasMessageContaining("it stays");
        }

        // Then
        assertThat(user.get(deal.path() + "/evidence").is(200).json().get("items"))
                .isNotEmpty();
    }

    private String deletion() {
        return "delete from service_proposals where proposal_id = '" + deal.id() + "'";
    }

    @Test
    void linkThatSomebodyRevivedIsDeadAndFound() {
        // Given
        var offer = deal.send();
        user.send("DELETE", deal.path() + "/acceptance-link").is(204);
        assertThat(verified().at("/valid")).isEqualTo("true");

        // When
        Database.execute("update acceptance_links set revoked_at = null, revoked_because = null where proposal_id = '"
                + deal.id() + "'");

        // Then
        Api.anonymous().get(offer).isProblem(410, "acceptance-revoked");
        Deal.decide(offer, "accept").isProblem(410, "acceptance-revoked");
        assertThat(verified().at("/valid")).isEqualTo("false");
        assertThat(verified().at("/problems/0/field")).isEqualTo("link_sha256");
    }

    @Test
    void linkThatSomebodyMovedOpensNothingAndIsFound() {
        // Given
        var other = Deal.draft(user);
        var offer = other.send();
        deal.send();

        // When
        Database.execute("delete from acceptance_links where proposal_id = '%1$s';".formatted(deal.id())
                + "update acceptance_links set proposal_id = '%s' where proposal_id = '%s'"
                        .formatted(deal.id(), other.id()));

        // Then
        Deal.decide(offer, "accept").isProblem(410, "acceptance-revoked");
        assertThat(deal.read().at("/status")).isEqualTo("sent");
        assertThat(verified().at("/valid")).isEqualTo("false");
        assertThat(user.get(other.path() + "/evidence/verify").at("/valid")).isEqualTo("false");
    }

    @Test
    void lifeWithManyLinksIsWhole() {
        // Given
        var first = deal.send();
        user.send("POST", deal.path() + "/acceptance-link").is(200);
        user.send("DELETE", deal.path() + "/acceptance-link").is(204);
        user.send("POST", deal.path() + "/acceptance-link").is(200);
        var second = deal.act("revise").location();

        // When
        var items = user.get(deal.path() + "/evidence").json().get("items");

        // Then
        assertThat(items.findValuesAsText("action"))
                .containsExactly("sent", "link_made", "link_revoked", "link_made", "revised");
        assertThat(items.get(2).get("link_sha256")).isEqualTo(items.get(1).get("link_sha256"));
        assertThat(verified().at("/valid")).isEqualTo("true");
        user.delete(second).is(204);
        assertThat(verified().at("/valid")).isEqualTo("true");
        Api.anonymous().get(first).isProblem(410, "acceptance-revoked");
    }

    @Test
    void evidenceBindsTheNameOfTheClientToWhom() {
        // Given
        var offer = deal.send();

        // When
        user.patch("/demo/clients/" + deal.client(), "{\"client_name\": \"Another Corporation\"}")
                .is(200);

        // Then
        assertThat(Api.anonymous().get(offer).at("/client_name")).isEqualTo("Test Corporation");
        Deal.decide(offer, "accept").is(200);
        var event = user.get(deal.path() + "/evidence/2").is(200);
        assertThat(event.at("/document")).contains("\"client_name\":\"Test Corporation\"");
        assertThat(user.get(deal.path() + "/sow").is(200).text())
                .contains("Test Corporation")
                .doesNotContain("Another Corporation");
        assertThat(verified().at("/valid")).isEqualTo("true");
    }

    @Test
    void documentThatWasChangedBeforeItWasAcceptedIsFound() {
        // Given
        var offer = deal.send();
        Database.execute("update service_proposals set proposal_data = jsonb_set(proposal_data, '{title}', '\"Other\"')"
                + " where proposal_id = '" + deal.id() + "'");

        // When
        Deal.decide(offer, "accept").is(200);

        // Then
        assertThat(verified().at("/problems/0/field")).isEqualTo("document");
    }

    @Test
    void proposalThatSomebodyWroteAsSentIsSentByItsFirstLink() {
        // Given
        become("sent");

        // When
        var offer = Deal.offer(user.send("POST", deal.path() + "/acceptance-link"));

        // Then
        assertThat(user.get(deal.path() + "/evidence").json().findValuesAsText("action"))
                .containsExactly("sent");
        Deal.decide(offer, "accept").is(200);
        assertThat(verified().at("/valid")).isEqualTo("true");
    }

    @Test
    void proposalThatSomebodyWroteAsSentAndDoesNotAddUpHasNoLink() {
        // Given
        become("sent");
        Database.execute("update service_proposals set proposal_data = jsonb_set(proposal_data, '{pricing,total}', '1')"
                + " where proposal_id = '" + deal.id() + "'");

        // Then
        user.send("POST", deal.path() + "/acceptance-link").isProblem(422, "does-not-add-up");
    }

    @Test
    void decisionOnWhatWasNeverSentIsFound() {
        // Given
        become("sent");

        // When
        deal.act("accept").is(200);

        // Then
        assertThat(verified().at("/problems/0/message")).isEqualTo("was decided without having been sent");
    }

    @Test
    void evidenceGoesWithItsProposal() {
        // Given
        deal.send();
        deal.act("reject").is(200);

        // When
        deal.act("delete").is(204);

        // Then
        assertThat(Database.query("select count(*) from proposal_events where proposal_id = ?", deal.id()))
                .containsExactly("0");
    }

    @Test
    void proposalThatSomebodyWroteAsAcceptedHasNoEvidence() {
        // Given
        Database.execute(
                "insert into service_proposals (proposal_id, proposal_data) values ('%s-x', '{\"status\": \"accepted\"}')"
                        .formatted(deal.id()));

        // When
        var answer = user.get(deal.path() + "-x/evidence/verify").is(200);

        // Then
        assertThat(answer.at("/valid")).isEqualTo("false");
        assertThat(answer.at("/problems/0/field")).isEqualTo("status");
    }

    private void become(String status) {
        Database.execute(
                "update service_proposals set proposal_data = proposal_data || '{\"status\": \"%s\"}'".formatted(status)
                        + " where proposal_id = '" + deal.id() + "'");
    }

    private void acceptAfterARenewedLink() {
        deal.send();
        var offer = Deal.offer(user.send("POST", deal.path() + "/acceptance-link"));
        Deal.decide(offer, "accept").is(200);
    }

    /** As a superuser who knows the triggers. */
    private static void unguarded(String sql) {
        Database.execute("set session_replication_role = replica; " + sql);
    }

    private Answer verified() {
        return user.get(deal.path() + "/evidence/verify").is(200);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
