package dev.onramp.democonfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenApiTest {

    @Test
    void contractIsTheCommittedOne() {
        OpenApiContract.assertCommitted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accept", "/reject"})
    void offersArePagesAndFormsInTheContractToo(String action) {
        // When
        var paths = Api.anonymous().get("/q/openapi?format=json").is(200).json().path("paths");

        // Then
        var read = paths.path("/demo/acceptances/{token}").path("get").path("responses");
        var decide = paths.path("/demo/acceptances/{token}" + action).path("post");
        assertThat(types(read.path("200"))).containsExactly("application/json", "text/html");
        assertThat(types(decide.path("requestBody")))
                .containsExactlyInAnyOrder("application/json", "application/x-www-form-urlencoded");
        assertThat(types(decide.path("responses").path("200"))).containsExactly("application/json", "text/html");
        for (var status : List.of("400", "404", "410", "429")) {
            assertThat(types(decide.path("responses").path(status)))
                    .as(status)
                    .containsExactly("application/problem+json", "text/html");
        }
    }

    private static Iterable<String> types(JsonNode part) {
        return () -> part.path("content").fieldNames();
    }
}
