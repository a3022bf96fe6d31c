package dev.onramp.democonfig.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this service asks of connector-service is what that promises. */
class ConnectorContractTest {

    private static final JsonNode CONTRACT = read();

    @ParameterizedTest
    @CsvSource({
        "READ, /connector/profiles/{id}, 200 404",
        "REGISTER, /connector/profiles/{id}/usages/{consumer}/{ref}, 201 204 404",
        "REMOVE, /connector/profiles/{id}/usages/{consumer}/{ref}, 204 404",
        "SCHEMA, /connector/profiles/{id}/schema, 200 404"
    })
    void everyRequestIsInTheContract(String kind, String path, String statuses) {
        // Given
        var request = request(kind);

        // When
        var operation =
                CONTRACT.path("paths").path(path).path(request.method().name().toLowerCase(Locale.ROOT));

        // Then
        assertThat(request.path().replaceFirst("[?].*", "")).matches(path.replaceAll("[{][a-z]+[}]", "[^/]+"));
        assertThat(operation.path("responses").properties())
                .extracting(response -> response.getKey())
                .contains(statuses.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"limit, 1000", "after, ''"})
    void parametersOfTheSchemaAreInTheContract(String name, String maximum) {
        // When
        var parameters = CONTRACT.at("/paths/~1connector~1profiles~1{id}~1schema/get/parameters");

        // Then
        assertThat(parameters).anySatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo(name);
            assertThat(parameter.at("/schema/maximum").asText()).isEqualTo(maximum);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ProfileResponse, id",
        "DiscoveredSchema, tables",
        "DiscoveredTable, qualified_name",
        "DiscoveredTable, columns",
        "Column, name",
        "Column, type"
    })
    void whatIsReadIsInTheContract(String schema, String property) {
        assertThat(CONTRACT.path("components")
                        .path("schemas")
                        .path(schema)
                        .path("properties")
                        .has(property))
                .isTrue();
    }

    private static ConnectorRequest request(String kind) {
        return switch (kind) {
            case "READ" -> ConnectorRequest.readProfile("p / ü");
            case "REGISTER" -> ConnectorRequest.registerUsage("p", "c / ü");
            case "REMOVE" -> ConnectorRequest.removeUsage("p", "c");
            default -> ConnectorRequest.readSchema("p", "x");
        };
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(
                            Path.of("../connector-service/openapi/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
