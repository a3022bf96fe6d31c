package dev.onramp.connector.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class TypeResourceTest {

    private static final String TYPES = "/connector/types";

    private final Api user = Api.newUser("viewer");

    @Test
    void listHasTheFormOfEachType() {
        // When
        var list = user.get(TYPES).is(200);

        // Then
        assertThat(list.json().findValuesAsText("$id"))
                .containsExactly(TYPES + "/sql", TYPES + "/api", TYPES + "/excel");
        assertThat(list.at("/types/0/title")).isEqualTo("Database");
    }

    @ParameterizedTest
    @ValueSource(strings = {TYPES, TYPES + "/sql", TYPES + "/api", TYPES + "/excel"})
    void unchangedFormIsNotSentAgain(String path) {
        // Given
        var tag = user.get(path).is(200).etag();

        // When
        var again = user.with("If-None-Match", tag).get(path);

        // Then
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void formIsAJsonSchema() {
        // When
        var schema = user.get(TYPES + "/sql").is(200);

        // Then
        assertThat(schema.at("/$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/properties/connection_string/writeOnly")).isEqualTo("true");
        assertThat(schema.at("/properties/dialect/oneOf/0/x-default-port")).isEqualTo("5432");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oracle", "SQL", "%20"})
    void unknownTypeIsNotFound(String type) {
        user.get(TYPES + "/" + type).isProblem(404, "not-found");
    }

    @Test
    void callerWithoutARoleIsRefused() {
        Api.newUser("nobody").get(TYPES).isProblem(403, "forbidden");
    }
}
