package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.onramp.defaults.Refusal;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionMappersTest {

    private static final String CANARY = "s3cr3t-canary";

    @ParameterizedTest
    @ValueSource(ints = {400, 406, 415, 500})
    void failureOfThePlatformKeepsItsStatusAndNothingElse(int status) {
        // Given
        var failure = new WebApplicationException(
                CANARY,
                new IllegalStateException(CANARY),
                Response.status(status, CANARY).entity(CANARY).build());

        // When
        var refusal = new Refusal(new ExceptionMappers.Web().toProblem(failure));

        // Then
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void failureOfThePlatformKeepsItsHeaders() {
        // Given
        var response = Response.status(401).header("WWW-Authenticate", "Bearer").build();

        // When
        var problem = new ExceptionMappers.Web().toProblem(new WebApplicationException(response));

        // Then
        assertThat(problem.getHeaders()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void failureOfThePlatformDoesNotChangeTheTypeOfTheProblem() {
        // Given
        var response = Response.status(400).entity("<p>").type("text/html").build();

        // When
        var problem = new ExceptionMappers.Web().toProblem(new WebApplicationException(response));

        // Then
        assertThat(problem.toResponse().getHeaders().get("Content-Type"))
                .hasSize(1)
                .first()
                .hasToString("application/problem+json");
    }

    @Test
    void brokenJsonInAFailureOfThePlatformIsBrokenJson() {
        // Given
        var json = new JsonParseException((JsonParser) null, CANARY);

        // When
        var problem = new ExceptionMappers.Web().toProblem(new WebApplicationException(json, 400));

        // Then
        assertThat(problem.getType()).hasToString("malformed-json");
    }

    @Test
    void issuerThatIsAwayIsWorthAnotherTry() {
        // When
        var refusal = new Refusal(new ExceptionMappers.TokenIssuer().toProblem(new OIDCException(CANARY)));

        // Then
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.name()).isEqualTo("issuer-away");
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void unknownPathIsNotRepeated() {
        // When
        var refusal = new Refusal(new ExceptionMappers.NotFound().toProblem(new NotFoundException(CANARY)));

        // Then
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.text()).doesNotContain(CANARY);
    }
}
