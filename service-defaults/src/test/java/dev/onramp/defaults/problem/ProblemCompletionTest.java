package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCompletionTest {

    private final ProblemCompletion completion =
            new ProblemCompletion("persona-service", "/persona", Optional.of("/persona/links/([^/]+).*"));

    @Test
    void problemOfOursGetsItsFullType() {
        assertThat(complete(Problems.notFound("persona"), "/personas/1").getType())
                .hasToString("urn:problem:persona:not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized",
        "403, forbidden",
        "405, method-not-allowed",
        "406, not-acceptable",
        "415, unsupported-media-type",
        "500, internal-server-error",
        "501, not-implemented"
    })
    void problemOfThePlatformIsNamedAfterItsStatus(int status, String name) {
        assertThat(complete(HttpProblem.builder().withStatus(status).build(), "/personas")
                        .getType())
                .hasToString("urn:problem:persona:" + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {418, 422, 429, 499, 599})
    void problemOfAnyStatusHasATypeAndATitle(int status) {
        // When
        var problem = complete(HttpProblem.builder().withStatus(status).build(), "/personas");

        // Then
        assertThat(problem.getType().toString()).matches("urn:problem:persona:[a-z-]+");
        assertThat(problem.getTitle()).isNotBlank();
    }

    @Property
    void problemWithAnyTitleHasAType(@ForAll String title) {
        // When
        var problem =
                complete(HttpProblem.builder().withStatus(400).withTitle(title).build(), "/personas");

        // Then
        assertThat(problem.getType().toString()).startsWith("urn:problem:persona:");
    }

    @Test
    void detailThatSaysNothingIsDropped() {
        // Given
        var problem = HttpProblem.builder()
                .withStatus(404)
                .withDetail("HTTP 404 Not Found")
                .build();

        // Then
        assertThat(complete(problem, "/personas").getDetail()).isNull();
    }

    @Test
    void detailThatSaysSomethingIsKept() {
        assertThat(complete(Problems.notFound("persona"), "/personas").getDetail())
                .isEqualTo("There is no such persona.");
    }

    @ParameterizedTest
    @CsvSource({
        "/personas, /persona/personas",
        "/personas/a b, /persona/personas/a%20b",
        "/personas/100%, /persona/personas/100%25",
        "/personas/a?b#c, /persona/personas/a%3Fb%23c",
        "/personas/<script>, /persona/personas/%3Cscript%3E"
    })
    void instanceIsThePathThatWasAskedFor(String path, URI instance) {
        assertThat(complete(Problems.notFound("persona"), path).getInstance()).isEqualTo(instance);
    }

    @Test
    void instanceOfARequestThatReachedNoResourceIsWholeAlready() {
        assertThat(complete(Problems.notFound("persona"), "/persona/personas/1").getInstance())
                .hasToString("/persona/personas/1");
    }

    @Test
    void instanceDoesNotShowASecretInThePath() {
        assertThat(complete(Problems.notFound("link"), "/links/s3cret/accept").getInstance())
                .hasToString("/persona/links/***/accept");
    }

    @Property
    void anyPathIsAnInstanceOrNone(@ForAll String path) {
        // When
        var instance = complete(Problems.notFound("persona"), "/" + path).getInstance();

        // Then
        assertThat(instance == null ? "/persona/" + path : instance.getPath()).isEqualTo("/persona/" + path);
    }

    @Test
    void instanceThatWasSetIsKept() {
        // Given
        var problem = HttpProblem.builder()
                .withStatus(404)
                .withInstance(URI.create("/elsewhere"))
                .build();

        // Then
        assertThat(complete(problem, "/personas").getInstance()).hasToString("/elsewhere");
    }

    @Test
    void restOfTheProblemIsKept() {
        // Given
        var away = Problems.databaseAway();

        // When
        var problem = complete(away, "/personas");

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getTitle()).isEqualTo(away.getTitle());
        assertThat(problem.getHeaders()).isEqualTo(away.getHeaders());
        assertThat(problem.getParameters()).isEqualTo(away.getParameters());
    }

    private HttpProblem complete(HttpProblem problem, String path) {
        return completion.apply(problem, ProblemContext.of(problem, path));
    }
}
