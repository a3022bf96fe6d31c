package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenValuesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void numbersAreTakenByNameInAnyCase() throws IOException {
        // When
        var values = read("{\"otif\": 95.2, \"Orders.Total\": [1, 2.5], \"x.y\": 7}");

        // Then
        assertThat(values)
                .containsEntry("OTIF", List.of(new BigDecimal("95.2")))
                .containsEntry("ORDERS.TOTAL", List.of(new BigDecimal("1"), new BigDecimal("2.5")))
                .containsEntry("X.Y", List.of(new BigDecimal("7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"OTIF\": \"95\"}",
                "{\"OTIF\": [95]}",
                "{\"OTIF\": 1e100}",
                "{\"OTIF\": 1e-100}",
                "{\"OTIF\": 1e999999999}",
                "{\"OTIF\": 12345678901234567890123456789012345}",
                "{\"OTIF\": 1, \"otif\": 1}",
                "{\"OTIF\": true}",
                "{\"OTIF\": {}}",
                "{\"a.b\": []}",
                "{\"a.b\": [1, null]}",
                "{\"a.b\": [[1]]}",
            })
    void everythingElseIsRefused(String json) {
        // When
        var problem = catchThrowableOfType(HttpProblem.class, () -> read(json));

        // Then
        assertThat(problem).isNotNull();
        assertThat(problem.getStatusCode()).isEqualTo(400);
    }

    @Test
    void zeroIsANumberWhateverItsScale() throws IOException {
        assertThat(read("{\"OTIF\": 0.00}").values())
                .singleElement()
                .satisfies(zero -> assertThat(zero.get(0)).isEqualByComparingTo(BigDecimal.ZERO));
    }

    private static Map<String, List<BigDecimal>> read(String json) throws IOException {
        return GivenValues.read(JSON.readValue(json, new TypeReference<Map<String, JsonNode>>() {}));
    }
}
