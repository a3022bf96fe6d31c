package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting of a client, with where it comes from. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EffectiveTest {

    private final Api user = Api.newUser("editor");
    private final String path = "/demo/clients/client-" + UUID.randomUUID();
    private final String effective = path + "/effective";

    @Test
    void everySettingSaysWhereItComesFrom() {
        // Given
        user.put(path, """
                {"client_name": "x", "license_type": "professional", "modules": ["LOGISTICS", "CRM"],
                 "preferences": {"theme": "dark", "export": {"rows": 100}, "a/b": null}}""").is(201);

        // When
        var shown = Api.newUser("viewer").get(effective).is(200);

        // Then
        assertThat(shown.json().get("license").toString())
                .isEqualTo("{\"value\":\"professional\",\"source\":\"client\"}");
        assertThat(pairs(shown, "modules", "code"))
                .isEqualTo("SCOR license, CRM license, SALES license, LOGISTICS client");
        assertThat(shown.at("/modules/3/name")).isEqualTo("Logistics");
        assertThat(pairs(shown, "limits", "name"))
                .isEqualTo("max_users license, max_custom_kpis license, max_data_sources license");
        assertThat(shown.at("/limits/0/value")).isEqualTo("50");
        assertThat(shown.json().get("preferences").toString())
                .isEqualTo("[{\"key\":\"/a~1b\",\"value\":null,\"source\":\"client\"},"
                        + "{\"key\":\"/export/formats\",\"value\":[\"csv\",\"pdf\"],\"source\":\"license\"},"
                        + "{\"key\":\"/export/rows\",\"value\":100,\"source\":\"client\"},"
                        + "{\"key\":\"/language\",\"value\":\"en\",\"source\":\"default\"},"
                        + "{\"key\":\"/notifications\",\"value\":true,\"source\":\"default\"},"
                        + "{\"key\":\"/theme\",\"value\":\"dark\",\"source\":\"client\"},"
                        + "{\"key\":\"/time_zone\",\"value\":\"UTC\",\"source\":\"default\"}]");
        assertThat(shown.json().has("lost_modules")).isFalse();
    }

    @Test
    void enterpriseHasAllModulesAndNoLimitOfUsers() {
        // Given
        user.put(path, "{\"client_name\": \"x\", \"license_type\": \"enterprise\"}")
                .is(201);

        // When
        var shown = user.get(effective).is(200);

        // Then
        assertThat(shown.json().get("modules").size()).isGreaterThanOrEqualTo(23);
        assertThat(shown.json().get("limits").get(0).has("value")).isFalse();
        assertThat(pairs(shown, "limits", "name"))
                .isEqualTo("max_users license, max_custom_kpis default, max_data_sources default");
    }

    @Test
    void adoptedRowWithoutALicenseHasTheLeastOne() {
        // Given
        var id = path.substring(path.lastIndexOf('/') + 1);
        Database.execute("insert into client_configs (client_id, config_data) values ('" + id
                + "', '{\"modules\": [\"Sales\", \"odd\", \"LOGISTICS\"], \"preferences\": \"dark\"}')");

        // When
        var shown = user.get(effective).is(200);

        // Then
        assertThat(shown.json().get("license").toString()).isEqualTo("{\"value\":\"basic\",\"source\":\"default\"}");
        assertThat(pairs(shown, "modules", "code")).isEqualTo("SALES client");
        assertThat(shown.json().get("inactive_modules").toString()).isEqualTo("[\"odd\",\"LOGISTICS\"]");
    }

    @Test
    void previewShowsWhatAnotherLicenseWouldGiveAndTake() {
        // Given
        user.put(
                        path,
                        "{\"client_name\": \"x\", \"license_type\": \"professional\", \"modules\": [\"LOGISTICS\", \"CRM\"]}")
                .is(201);

        // When
        var shown = user.get(effective + "?license_type=basic").is(200);

        // Then
        assertThat(shown.json().get("license").toString()).isEqualTo("{\"value\":\"basic\",\"source\":\"preview\"}");
        assertThat(pairs(shown, "modules", "code")).isEqualTo("CRM client, SCOR client, SALES client");
        assertThat(shown.json().get("lost_modules").toString()).isEqualTo("[\"LOGISTICS\"]");
        assertThat(shown.at("/limits/0/value")).isEqualTo("5");
        assertThat(user.get(path).at("/license_type")).isEqualTo("professional");
    }

    @Test
    void largePreferencesBySqlStayNoLargerWhenShown() {
        // Given
        var id = path.substring(path.lastIndexOf('/') + 1);
        var key = "k".repeat(8_000);
        var nested = "{\"%s\":".formatted(key).repeat(4)
                + IntStream.range(0, 1_000).mapToObj(i -> "\"v" + i + "\":1").collect(Collectors.joining(",", "{", "}"))
                + "}".repeat(4);
        Database.execute("insert into client_configs (client_id, config_data) values ('" + id
                + "', '{\"client_name\": \"x\", \"preferences\": " + nested + "}')");

        // When
        var shown = user.get(effective).is(200);

        // Then
        assertThat(shown.text().length()).isLessThan(2 * nested.length());
        user.patch(path, "{\"client_name\": \"y\"}").is(200);
        user.patch(path, "{\"preferences\": {\"a\": 1}}").isProblem(400, "invalid-request");
        user.patch(path, "{\"preferences\": {\"%s\": null}}".formatted(key)).is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}} | 201 | | ",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":[1]}}}}}}}} | 400 | /preferences/a/b/c/d/e/f/g/h | 8 levels",
                "{\"a/b\":{\"KEY\":1}} | 400 | /preferences/a~1b | 100 characters",
                "{\"a\":[{\"KEY\":1}]} | 400 | /preferences/a/0 | 100 characters",
                "{\"a\":VALUES} | 400 | /preferences | 500 values"
            })
    void preferencesHaveLimits(String preferences, int status, String pointer, String message) {
        // Given
        var values = IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        var written = preferences.replace("KEY", "k".repeat(101)).replace("VALUES", values);

        // When
        var answer = user.put(path, "{\"client_name\": \"x\", \"preferences\": " + written + "}");

        // Then
        answer.is(status);
        if (status == 400) {
            answer.isProblem(400, "invalid-request").hasViolation(pointer, message);
            Api.newUser("admin")
                    .patch("/demo/license-types/basic", "{\"preferences\": " + written + "}")
                    .isProblem(400, "invalid-request")
                    .hasViolation(pointer, message);
        }
    }

    @Test
    void settingsThatAreTheSameAreNotSentAgain() {
        // Given
        user.put(path, "{\"client_name\": \"x\"}").is(201);
        var tag = user.get(effective).is(200).etag();

        // When
        var again = user.with("If-None-Match", tag).get(effective);

        // Then
        again.is(304);
        user.patch(path, "{\"preferences\": {\"theme\": \"dark\"}}").is(200);
        user.with("If-None-Match", tag).get(effective).is(200);
    }

    @Test
    void changeOfTheLicenseByAnAdminIsSeen() {
        // Given
        user.put(path, "{\"client_name\": \"x\"}").is(201);
        var tag = user.get(effective).is(200).etag();
        var admin = Api.newUser("admin");

        // When
        admin.patch("/demo/license-types/basic", "{\"preferences\": {\"footer\": \"%s\"}}".formatted(path))
                .is(200);

        // Then
        assertThat(user.with("If-None-Match", tag).get(effective).is(200).text())
                .contains(path);
        admin.patch("/demo/license-types/basic", "{\"preferences\": {\"footer\": null}}")
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"license_type=gold", "license_type=", "license=basic"})
    void badPreviewIsRefused(String query) {
        // Given
        user.put(path, "{\"client_name\": \"x\"}").is(201);

        // When
        var answer = user.get(effective + "?" + query);

        // Then
        answer.isProblem(400, "invalid-request");
    }

    @Test
    void nobodyHasSettingsWithoutBeingAClient() {
        user.get(effective).isProblem(404, "not-found");
        Api.newUser("guest").get(effective).isProblem(403, "forbidden");
    }

    private static String pairs(Answer shown, String list, String name) {
        return StreamSupport.stream(shown.json().get(list).spliterator(), false)
                .map(item -> item.get(name).asText() + " " + item.get("source").asText())
                .collect(Collectors.joining(", "));
    }
}
