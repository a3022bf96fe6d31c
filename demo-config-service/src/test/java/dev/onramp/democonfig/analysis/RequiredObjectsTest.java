package dev.onramp.democonfig.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RequiredObjectsTest {

    private static final String PATH = "/demo/analysis/required-objects";

    private final Api user = Api.newUser("viewer");

    @Test
    void objectsAreToldOnceWithTheKpisThatNeedThem() {
        // When
        var answer = user.post(
                PATH,
                "{\"kpi_codes\": [\"win_rate\", \"Quota_Attainment\", \"NOPE\", \"WIN_RATE\", \"nope\", \"NOPE\"]}");

        // Then
        assertThat(answer.is(200).text()).isEqualTo("""
                {"objects":[{"code":"OPPORTUNITY","name":"Opportunity","kpi_codes":["WIN_RATE","QUOTA_ATTAINMENT"]},\
                {"code":"QUOTA","name":"Quota","kpi_codes":["QUOTA_ATTAINMENT"]},\
                {"code":"SALES_REP","name":"Sales representative","kpi_codes":["QUOTA_ATTAINMENT"]}],\
                "kpi_codes":["WIN_RATE","QUOTA_ATTAINMENT"],"total_objects":3,"unknown":["NOPE","nope"]}""");
    }

    @Test
    void nothingNeedsNothing() {
        assertThat(user.post(PATH, "{\"kpi_codes\": []}").is(200).text())
                .isEqualTo("{\"objects\":[],\"kpi_codes\":[],\"total_objects\":0,\"unknown\":[]}");
    }

    @Test
    void customKpisOfTheClientCount() {
        // Given
        var editor = Api.newUser("editor");
        var client = "analysis-" + UUID.randomUUID();
        editor.put("/demo/clients/" + client, """
                {"client_name": "x", "custom_kpis": [
                  {"code": "OURS", "name": "Ours", "formula": "WIN_RATE / 2", "required_objects": ["TERRITORY"]},
                  {"code": "THEIRS", "name": "Theirs", "formula": "OURS + QUALIFIED_LEADS"}]}""").is(201);

        // When
        var answer = user.post(PATH, "{\"kpi_codes\": [\"theirs\"], \"client_id\": \"" + client + "\"}")
                .is(200);

        // Then
        assertThat(answer.json().get("objects").findValuesAsText("code"))
                .containsExactly("LEAD", "OPPORTUNITY", "TERRITORY");
        assertThat(user.post(PATH, "{\"kpi_codes\": [\"theirs\"]}").is(200).at("/unknown/0"))
                .isEqualTo("theirs");
        user.post(PATH, "{\"kpi_codes\": [], \"client_id\": \"nobody\"}")
                .isProblem(422, "unknown-client")
                .hasViolation("/client_id", "existing client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kpi_codes\": null}",
                "{\"kpi_codes\": [null]}",
                "{\"kpi_codes\": [\" \"]}",
                "{\"kpi_codes\": \"OTIF\"}",
                "{\"kpi_codes\": [], \"client_id\": \"\"}"
            })
    void somethingElseIsRefused(String body) {
        user.post(PATH, body).isProblem(400, "invalid-request");
    }

    @Test
    void thereAreTwoHundredCodesAtMost() {
        user.post(PATH, codes(200)).is(200);
        user.post(PATH, codes(201)).isProblem(400, "invalid-request").hasViolation("/kpi_codes", "200");
    }

    private static String codes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"K" + i + "\"")
                .collect(Collectors.joining(",", "{\"kpi_codes\": [", "]}"));
    }
}
