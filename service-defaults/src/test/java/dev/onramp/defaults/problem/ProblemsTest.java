package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import dev.onramp.defaults.json.CallerJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    private static final Violation WRONG = Violation.body("/name", "must be right");

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(Problems.invalid(WRONG), 400, "invalid-request"),
                Arguments.of(Problems.notFound("thing"), 404, "not-found"),
                Arguments.of(Problems.conflict("already-exists", "It exists."), 409, "already-exists"),
                Arguments.of(Problems.conflict("sent-already", "It is.", Map.of("from", "sent")), 409, "sent-already"),
                Arguments.of(Problems.gone("used-up", "It was.", Map.of()), 410, "used-up"),
                Arguments.of(Problems.preconditionFailed(), 412, "precondition-failed"),
                Arguments.of(Problems.contentTooLarge(5), 413, "content-too-large"),
                Arguments.of(Problems.unprocessable("cannot-be", "It cannot be.", List.of()), 422, "cannot-be"),
                Arguments.of(Problems.databaseAway(), 503, "database-away"),
                Arguments.of(Problems.issuerAway(), 503, "issuer-away"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void hasStatusNameTitleAndDetail(HttpProblem problem, int status, String name) {
        assertThat(problem.getStatusCode()).isEqualTo(status);
        assertThat(problem.getType()).hasToString(name);
        assertThat(problem.getTitle()).isNotBlank();
        assertThat(problem.getDetail()).isNotBlank();
    }

    @Test
    void callerIsToldWhenToTryAgain() {
        assertThat(Problems.databaseAway().getHeaders()).containsEntry("Retry-After", 2);
        assertThat(Problems.issuerAway().getHeaders()).containsEntry("Retry-After", 5);
    }

    @Test
    void programsAreToldMore() {
        assertThat(Problems.conflict("sent-already", "It is.", Map.of("from", "sent"))
                        .getParameters())
                .containsExactly(Map.entry("from", "sent"));
        assertThat(Problems.gone("used-up", "It was.", Map.of("outcome", "accepted"))
                        .getParameters())
                .containsExactly(Map.entry("outcome", "accepted"));
    }

    @Test
    void problemWithoutViolationsHasNoListOfThem() {
        assertThat(Problems.unprocessable("cannot-be", "It cannot be.", List.of())
                        .getParameters())
                .isEmpty();
    }

    @Test
    void problemWithViolationsListsThem() {
        assertThat(new Refusal(Problems.unprocessable("cannot-be", "It cannot be.", List.of(WRONG))).violations())
                .containsExactly(WRONG);
    }

    @Test
    void absentAndForbiddenLookTheSame() {
        assertThat(new Refusal(Problems.notFound("thing")).text())
                .isEqualTo(new Refusal(Problems.notFound("thing")).text());
    }

    @ParameterizedTest
    @CsvSource({"body, /name", "query, limit", "path, id", "header, If-Match"})
    void violationSaysWhereTheFieldStands(Violation.In in, String field) {
        // Given
        var violation = switch (in) {
            case body -> Violation.body(field, "must be right");
            case query -> Violation.query(field, "must be right");
            case path -> Violation.path(field, "must be right");
            case header -> Violation.header(field, "must be right");
        };

        // Then
        assertThat(CallerJson.write(violation))
                .isEqualTo("{\"field\":\"%s\",\"in\":\"%s\",\"message\":\"must be right\"}".formatted(field, in));
    }

    @ParameterizedTest
    @CsvSource({
        "persona-service, urn:problem:persona:",
        "demo-config-service, urn:problem:demo-config:",
        "service-service, urn:problem:service:",
        "other, urn:problem:other:"
    })
    void typesNameTheService(String application, String prefix) {
        assertThat(ProblemTypes.prefix(application)).isEqualTo(prefix);
    }
}
