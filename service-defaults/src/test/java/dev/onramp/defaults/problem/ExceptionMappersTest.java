package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.onramp.defaults.Fakes;
import dev.onramp.defaults.Refusal;
import io.quarkus.oidc.OIDCException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
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
        var refusal = new Refusal(notFound("GET", "/" + CANARY).toProblem(new NotFoundException(CANARY)));

        // Then
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void pathThatIsThereIsNotUnknownByAnotherMethod() {
        // When
        var problem = notFound("PUT", "/things").toProblem(new NotFoundException(CANARY));

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(405);
        assertThat(problem.getHeaders()).containsEntry("Allow", "GET, HEAD");
        assertThat(notFound("GET", "/things")
                        .toProblem(new NotFoundException(CANARY))
                        .getStatusCode())
                .isEqualTo(404);
    }

    private static ExceptionMappers.NotFound notFound(String method, String path) {
        var bean = Fakes.of(Bean.class, (called, arguments) -> Things.class);
        return new ExceptionMappers.NotFound(
                new AllowedMethods(Fakes.of(BeanManager.class, (called, arguments) -> Set.of(bean))),
                Fakes.of(UriInfo.class, (called, arguments) -> path),
                Fakes.of(Request.class, (called, arguments) -> method));
    }

    @Path("/things")
    static class Things {
        @GET
        public void list() {}
    }
}
