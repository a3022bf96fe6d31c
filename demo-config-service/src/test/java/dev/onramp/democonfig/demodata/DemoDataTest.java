package dev.onramp.democonfig.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DemoDataTest {

    private final Api user = Api.newUser("viewer");
    private final String client = "/demo/clients/demo-" + UUID.randomUUID();
    private final String path = client + "/demo-data";

    @BeforeEach
    void createClient() {
        Api.newUser("editor").put(client, """
                        {"client_name": "x", "custom_kpis": [
                          {"code": "TRAP", "name": "=cmd|' /C calc'!A0, \\"x\\"", "unit": "days", "formula": "OTIF"}]}""").is(201);
    }

    @Test
    void seriesComeWithTheirStatistics() {
        // When
        var answer = user.post(path, """
                {"kpi_codes": ["otif", "nope", "OTIF", "trap"], "points": 6, "granularity": "month", "seed": 42,
                 "scenario": "steady", "end_date": "2024-03-31"}""").is(200);

        // Then
        assertThat(answer.json().at("/series/0").toString()).isEqualTo("""
                {"kpi_code":"OTIF","kpi_name":"On time in full","unit":"%","time_series":[\
                {"date":"2023-10-31","value":75.81},{"date":"2023-11-30","value":73.55},\
                {"date":"2023-12-31","value":71.69},{"date":"2024-01-31","value":73.14},\
                {"date":"2024-02-29","value":73.47},{"date":"2024-03-31","value":74.42}],\
                "statistics":{"average":73.6800,"min":71.69,"max":75.81,"latest":74.42,"change":-1.39,\
                "change_percent":-1.83}}""");
        assertThat(answer.json().get("series").findValuesAsText("kpi_code")).containsExactly("OTIF", "TRAP");
        assertThat(answer.json().get("unknown").toString()).isEqualTo("[\"nope\"]");
        assertThat(answer.at("/start_date")).isEqualTo("2023-10-31");
    }

    @Test
    void seedThatWasChosenGivesTheSameSeriesAgain() {
        // Given
        var first = user.post(path, "{\"kpi_codes\": [\"OTIF\"]}").is(200);

        // When
        var again = user.post(path, "{\"kpi_codes\": [\"OTIF\"], \"seed\": " + first.at("/seed") + "}")
                .is(200);

        // Then
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.json().at("/series/0/time_series")).hasSize(12);
        assertThat(first.at("/granularity")).isEqualTo("month");
        assertThat(LocalDate.parse(first.at("/end_date"))).isBefore(LocalDate.now(java.time.ZoneOffset.UTC));
        assertThat(user.post(path, "{\"kpi_codes\": [\"OTIF\"]}").is(200).at("/seed"))
                .isNotEqualTo(first.at("/seed"));
    }

    @Test
    void longestSeriesKeepsItsBounds() {
        // When
        var answer = user.post(path, """
                {"kpi_codes": ["OTIF"], "points": 3660, "granularity": "day", "seed": -1, "scenario": "growth",
                 "end_date": "2026-10-31"}""").is(200);

        // Then
        var points = answer.json().at("/series/0/time_series");
        assertThat(points).hasSize(3_660);
        for (JsonNode point : points) {
            assertThat(point.get("value").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        }
    }

    @Test
    void tableIsSafeForSpreadsheets() {
        // When
        var answer = user.with("Accept", "text/csv").post(path, """
                {"kpi_codes": ["trap", "nope,x"], "points": 2, "seed": 42, "end_date": "2024-02-29"}""");

        // Then
        answer.is(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("X-Seed")).isEqualTo("42");
        assertThat(answer.header("X-Unknown-Kpis")).isEqualTo("nope%2Cx");
        assertThat(answer.text().lines()).hasSize(3).first().isEqualTo("kpi_code,kpi_name,unit,date,value");
        assertThat(answer.text())
                .contains("\r\nTRAP,\"'=cmd|' /C calc'!A0, \"\"x\"\"\",days,2024-01-31,")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'points': 0 | 400 | /points",
                "'points': 3661 | 400 | /points",
                "'points': 1.5 | 400 | /points",
                "'granularity': 'hour' | 400 | /granularity",
                "'scenario': 'boom' | 400 | /scenario",
                "'seed': 9007199254740992 | 400 | /seed",
                "'end_date': '2024-02-30' | 400 | /end_date",
                "'end_date': '0000-02-03' | 400 | /end_date",
                "'points': 3660, 'granularity': 'year', 'end_date': '2024-12-31' | 422 | /points",
                "'extra': 1 | 400 | /extra",
            })
    void wrongWishIsRefusedByName(String wish, int status, String field) {
        // When
        var answer = user.post(path, "{\"kpi_codes\": [\"OTIF\"], " + wish.replace('\'', '"') + "}");

        // Then
        answer.is(status).hasViolation(field, "");
        user.with("Accept", "text/csv")
                .post(path, "{\"kpi_codes\": [\"OTIF\"], " + wish.replace('\'', '"') + "}")
                .is(status)
                .hasViolation(field, "");
    }

    @Test
    void allSeriesTogetherAreBounded() {
        // Given
        var codes = IntStream.range(0, 200).mapToObj(i -> "\"OTIF\"").collect(Collectors.joining(","));

        // When
        var refused = user.post(path, "{\"kpi_codes\": [" + codes + "], \"points\": 501}");

        // Then
        refused.isProblem(422, "too-many-values").hasViolation("/points", "500");
        user.post(path, "{\"kpi_codes\": [" + codes + "], \"points\": 500}").is(200);
        user.post(path, "{\"kpi_codes\": []}").is(200);
        user.post("/demo/clients/nobody/demo-data", "{\"kpi_codes\": []}").isProblem(404, "not-found");
        user.with("Accept", "text/html").post(path, "{\"kpi_codes\": []}").isProblem(406, "not-acceptable");
    }
}
