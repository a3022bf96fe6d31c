package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A proposal is for a client that exists, and a client that proposals are for stays. */
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

    @Test
    void clientThatAProposalRefersToIsNotDeleted() {
        // Given
        var proposal = propose(client).is(201).location();

        // When
        var answer = user.delete(clientPath);

        // Then
        answer.isProblem(409, "client-in-use");
        assertThat(answer.at("/detail")).startsWith("1 proposal refers to this client");
        user.delete(proposal).is(204);
        user.delete(clientPath).is(204);
    }

    @Test
    void answerSaysHowManyProposalsStandInTheWay() {
        // Given
        propose(client).is(201);
        propose(client).is(201);
        propose(client).is(201);

        // When
        var answer = user.delete(clientPath);

        // Then
        assertThat(answer.isProblem(409, "client-in-use").at("/detail")).startsWith("3 proposals refer to this client");
    }

    @Test
    void proposalThatMovesToAnotherClientLetsTheFirstGo() {
        // Given
        var other = "client-" + UUID.randomUUID();
        user.put("/demo/clients/" + other, "{\"client_name\": \"Other\"}").is(201);
        var proposal = propose(client).is(201).location();

        // When
        user.patch(proposal, "{\"client_id\": \"%s\"}".formatted(other)).is(200);

        // Then
        user.delete(clientPath).is(204);
        user.delete("/demo/clients/" + other).isProblem(409, "client-in-use");
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

    private Answer propose(String clientId) {
        return user.post(
                "/demo/proposals", "{\"client_id\": \"%s\", \"proposal_type\": \"consulting\"}".formatted(clientId));
    }
}
