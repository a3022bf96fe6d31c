package dev.onramp.democonfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path has, whichever class it is in, is told to those who ask for something else. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MethodTest {

    private final Api admin = Api.newUser("admin");

    @ParameterizedTest
    @CsvSource({
        "PUT, /demo/proposals, 'GET, HEAD, POST'",
        "GET, /demo/proposals/p-1/send, POST",
        "GET, /demo/proposals/p-1/accept, POST",
        "PUT, /demo/proposals/p-1/acceptance-link, 'DELETE, POST'",
        "POST, /demo/proposals/p-1/sow, 'GET, HEAD'",
        "POST, /demo/proposals/p-1/evidence, 'GET, HEAD'",
        "DELETE, /demo/proposals/p-1/evidence/verify, 'GET, HEAD'",
        "PUT, /demo/proposals/p-1/diff, 'GET, HEAD'",
        "DELETE, /demo/clients/c-1/data-sources, 'GET, HEAD'",
        "GET, /demo/clients/c-1/demo-data, POST",
        "POST, /demo/clients/c-1/effective, 'GET, HEAD'",
        "POST, /demo/clients/c-1/kpis/A, 'DELETE, GET, HEAD, PATCH, PUT'",
        "GET, /demo/clients/c-1/kpis/A/evaluate, POST",
        "DELETE, /demo/rate-cards/P1/versions, 'GET, HEAD, POST'",
        "GET, /demo/analysis/required-objects, POST",
        "GET, /demo/acceptances/t/accept, POST",
    })
    void otherMethodIsToldWhatThereIs(String method, String path, String allowed) {
        // When
        var answer = admin.send(method, path);

        // Then
        answer.isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"GET, /demo/nothing", "GET, /demo/proposals/p-1/nothing", "POST, /demo/proposals/p-1/send/more"})
    void pathOfNothingIsNotFound(String method, String path) {
        admin.send(method, path).isProblem(404, "not-found");
    }

    @Test
    void whatIsNotThereIsNotFoundByItsMethod() {
        admin.get("/demo/proposals/p-1/sow").isProblem(404, "not-found");
    }
}
