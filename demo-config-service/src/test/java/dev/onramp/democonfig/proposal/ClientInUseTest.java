package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proposal is for a client that exists, and a client that a proposal binds stays. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientInUseTest {

    private final Api user = Api.newUser("editor");
    private final String client = "client-" + UUID.randomUUID();
    private final String clientPath = "/demo/clients/" + client;

    @BeforeEach
    void createClient() {
        user.put(clientPath, "{\"client_name\": \"Test Corporation\"}").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "accepted"})
    void clientWithABindingProposalIsNotDeleted(String status) {
        // Given
        var proposal = propose(client).is(201).location();
        become(status, proposal);
        propose(client).is(201);

        // When
        var answer = user.delete(clientPath);

        // Then
        answer.isProblem(409, "client-in-use");
        assertThat(answer.at("/total")).isEqualTo("1");
        assertThat(answer.at("/detail")).startsWith("1 proposal to this client");
        user.get(proposal).is(200);
        assertThat(proposalsOf(client)).hasSize(2);
    }

    @Test
    void answerSaysHowManyProposalsStandInTheWay() {
        // Given
        become("sent", propose(client).is(201).location());
        become("accepted", propose(client).is(201).location());
        become("sent", propose(client).is(201).location());

        // When
        var answer = user.delete(clientPath);

        // Then
        assertThat(answer.isProblem(409, "client-in-use").at("/total")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "rejected", "voided", "signed"})
    void otherProposalsGoWithTheirClient(String status) {
        // Given
        var proposal = propose(client).is(201).location();
        become(status, proposal);

        // When
        user.delete(clientPath).is(204);

        // Then
        user.get(proposal).isProblem(404, "not-found");
        assertThat(proposalsOf(client)).isEmpty();
    }

    @Test
    void proposalOfAnotherClientStays() {
        // Given
        var other = "client-" + UUID.randomUUID();
        user.put("/demo/clients/" + other, "{\"client_name\": \"Other\"}").is(201);
        var proposal = propose(other).is(201).location();

        // When
        user.delete(clientPath).is(204);

        // Then
        user.get(proposal).is(200);
    }

    @Test
    void deletionOfAnotherVersionIsRefusedBeforeAnythingElse() {
        // Given
        propose(client).is(201);

        // When
        var answer = user.with("If-Match", "\"old\"").delete(clientPath);

        // Then
        answer.isProblem(412, "precondition-failed");
    }

    @RepeatedTest(15)
    void noProposalIsLeftWithoutItsClient() {
        // Given
        var number = new AtomicInteger();

        // When
        var answers = Parallel.run(6, () -> number.incrementAndGet() == 3 ? user.delete(clientPath) : propose(client));

        // Then
        assertThat(answers)
                .extracting(answer -> answer.status())
                .containsAnyOf(204, 409)
                .isSubsetOf(201, 204, 409, 422);
        assertThat(Database.query(
                        "select proposal_id from service_proposals where proposal_data ->> 'client_id' = ?"
                                + " and not exists (select from client_configs where client_id = ?)",
                        client,
                        client))
                .isEmpty();
    }

    @RepeatedTest(10)
    void noProposalIsSentOrRevisedWithoutItsClient() {
        for (var action : List.of("send", "revise")) {
            // Given
            var deal = Deal.draft(user);
            if (action.equals("revise")) {
                deal.send();
            }
            var number = new AtomicInteger();

            // When
            var answers = Parallel.run(
                    4,
                    () -> number.incrementAndGet() % 2 == 0
                            ? user.delete("/demo/clients/" + deal.client())
                            : deal.act(action));

            // Then
            assertThat(answers).extracting(answer -> answer.status()).isSubsetOf(200, 201, 204, 404, 409);
            assertThat(Database.query(
                            "select proposal_id from service_proposals where proposal_data ->> 'client_id' = ?"
                                    + " and not exists (select from client_configs where client_id = ?)",
                            deal.client(),
                            deal.client()))
                    .isEmpty();
        }
    }

    @Test
    void revisedProposalGoesWithItsClientAndItsRevisions() {
        // Given
        var deal = Deal.draft(user);
        deal.send();
        var second = deal.act("revise").is(201).location();
        user.send("POST", second + "/send").is(200);
        var third = user.send("POST", second + "/revise").is(201).location();

        // When
        user.delete("/demo/clients/" + deal.client()).is(204);

        // Then
        user.get(deal.path()).is(404);
        user.get(third).is(404);
        assertThat(proposalsOf(deal.client())).isEmpty();
    }

    @Test
    void revisionThatWasSentKeepsTheClient() {
        // Given
        var deal = Deal.draft(user);
        deal.send();
        var second = deal.act("revise").is(201).location();
        user.send("POST", second + "/send").is(200);

        // When
        var answer = user.delete("/demo/clients/" + deal.client());

        // Then
        assertThat(answer.isProblem(409, "client-in-use").at("/total")).isEqualTo("1");
        user.get(deal.path()).is(200);
    }

    @Test
    void proposalWhoseRevisionIsForAnotherClientStays() {
        // Given
        var deal = Deal.draft(user);
        deal.send();
        var second = deal.act("revise").is(201).location();
        user.patch(second, "{\"client_id\": \"%s\"}".formatted(client)).is(200);

        // When
        var answer = user.delete("/demo/clients/" + deal.client());

        // Then
        answer.isProblem(409, "client-in-use");
        user.get(deal.path()).is(200);
    }

    private Answer propose(String clientId) {
        return user.post(
                "/demo/proposals", "{\"client_id\": \"%s\", \"proposal_type\": \"consulting\"}".formatted(clientId));
    }

    private static void become(String status, String proposal) {
        Database.execute("update service_proposals set proposal_data = proposal_data || '{\"status\": \"" + status
                + "\"}' where proposal_id = '" + proposal.substring(proposal.lastIndexOf('/') + 1) + "'");
    }

    private static List<String> proposalsOf(String client) {
        return Database.query(
                "select proposal_id from service_proposals where proposal_data ->> 'client_id' = ?", client);
    }
}
