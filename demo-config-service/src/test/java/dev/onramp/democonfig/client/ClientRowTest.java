package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that people wrote by SQL, as the seed shows it and otherwise. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientRowTest {

    private static final String CLIENTS = "/demo/clients";

    private final Api user = Api.newUser("editor");
    private final String id = "client-" + UUID.randomUUID();
    private final String path = CLIENTS + "/" + id;

    @Test
    void rowOfTheSeedIsReadAndChanged() {
        // Given
        insert(
                id,
                "{\"client_name\": \"Test Client\", \"license_type\": \"professional\", \"modules\": [\"SCOR\", \"Sales\"]}");

        // When
        var changed = user.patch(path, "{\"license_type\": \"enterprise\"}").is(200);

        // Then
        assertThat(changed.at("/client_name")).isEqualTo("Test Client");
        assertThat(changed.at("/modules/1")).isEqualTo("Sales");
        assertThat(changed.at("/license_type")).isEqualTo("enterprise");
    }

    @Test
    void changeBySqlMakesAnotherVersion() {
        // Given
        var tag = user.put(path, "{\"client_name\": \"x\"}").is(201).etag();

        // When
        Database.execute("update client_configs set config_data = config_data || '{\"client_name\": \"y\"}'"
                + " where client_id = '" + id + "'");

        // Then
        assertThat(user.get(path).etag()).isNotEqualTo(tag);
        user.with("If-Match", tag).put(path, "{\"client_name\": \"z\"}").isProblem(412, "precondition-failed");
    }

    static Stream<String> oddIds() {
        return Stream.of(
                "a/b",
                "a b",
                "ü€😀",
                "a;b=c",
                "100%",
                "%2F",
                "?q=1#f",
                "\"quoted\"'",
                "+",
                "a:b",
                "\\",
                "&amp;",
                "€".repeat(255),
                " ",
                "-",
                "[x]{y}|^`<>",
                "null");
    }

    @ParameterizedTest
    @MethodSource("oddIds")
    void oddIdIsReadAndListedAndDeleted(String odd) {
        // Given
        Database.execute("delete from client_configs where client_id = " + quoted(odd));
        insert(odd, "{\"client_name\": \"By SQL\"}");
        var oddPath =
                CLIENTS + "/" + URLEncoder.encode(odd, StandardCharsets.UTF_8).replace("+", "%20");

        // When
        var read = user.get(oddPath);

        // Then
        assertThat(read.is(200).at("/client_id")).isEqualTo(odd);
        user.put(oddPath, read.text()).is(200);
        user.patch(oddPath, "{\"client_name\": \"By API\"}").is(200);
        assertThat(user.get(CLIENTS + "?limit=100").is(200).json().findValuesAsText("client_id"))
                .contains(odd);
        user.delete(oddPath).is(204);
    }

    @Test
    void oddIdsAreNoHindranceToPages() {
        // Given
        var mark = UUID.randomUUID().toString();
        oddIds().forEach(odd ->
                insert(mark + odd.substring(0, Math.min(odd.length(), 200)), "{\"modules\": [\"" + mark + "\"]}"));

        // When
        var seen = new ArrayList<String>();
        var page = user.get(CLIENTS + "?limit=1&module=" + mark).is(200);
        seen.addAll(page.json().findValuesAsText("client_id"));
        while (page.has("Link")) {
            page = user.get(page.next()).is(200);
            seen.addAll(page.json().findValuesAsText("client_id"));
        }

        // Then
        assertThat(seen).hasSize((int) oddIds().count()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"modules\": \"x\"}",
                "{\"modules\": [\"a\", null, 5, {}]}",
                "{\"modules\": {\"a\": 1}}",
                "{\"client_name\": 5, \"license_type\": [], \"preferences\": [1], \"custom_kpis\": {}, \"data_sources\": [1]}",
                "{\"client_name\": null, \"license_type\": null, \"modules\": null, \"preferences\": null,"
                        + " \"custom_kpis\": null, \"data_sources\": null}",
                "{\"custom_kpis\": [null, \"OTIF\"], \"data_sources\": \"none\", \"preferences\": \"dark\"}",
                "{\"license_type\": \"starter\", \"industry\": \"RETAIL\"}",
                "{\"license_type\": \"\"}",
                "{\"\": {\"\": []}}"
            })
    void oddDocumentBreaksNothing(String document) {
        // Given
        insert(id, document);

        // When
        var list = user.get(CLIENTS + "?limit=100&module=nobody-has-it").is(200);

        // Then
        assertThat(list.json().get("items")).isEmpty();
        assertThat(user.get(CLIENTS + "?limit=100").is(200).json().findValuesAsText("client_id"))
                .contains(id);
        assertThat(user.get(path).is(200).json().has("license_type")).isFalse();
        user.patch(path, "{\"client_name\": \"Mended\", \"modules\": null, \"custom_kpis\": null}")
                .is(200);
    }

    @Test
    void whatThePatchDoesNotNameStaysAsSomebodyWroteIt() {
        // Given
        insert(
                id,
                "{\"client_name\": \"x\", \"license_type\": \"starter\", \"industry\": \"RETAIL\", \"modules\": \"x\"}");

        // When
        user.patch(path, "{\"client_name\": \"y\", \"created_at\": \"2020-01-01T00:00:00Z\"}")
                .is(200);

        // Then
        assertThat(stored())
                .isEqualTo(
                        "{\"modules\": \"x\", \"industry\": \"RETAIL\", \"client_name\": \"y\", \"license_type\": \"starter\"}");
    }

    @Test
    void putReplacesWhatTheApiKnowsAndNothingElse() {
        // Given
        insert(
                id,
                "{\"client_name\": \"x\", \"license_type\": \"starter\", \"industry\": \"RETAIL\", \"modules\": \"x\"}");

        // When
        user.put(path, "{\"client_name\": \"y\"}").is(200);

        // Then
        assertThat(stored())
                .isEqualTo("{\"industry\": \"RETAIL\", \"client_name\": \"y\", \"license_type\": \"basic\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config_data | [1]",
                "config_data | \"text\"",
                "created_at | infinity",
                "created_at | -infinity",
                "created_at | 20000-01-01"
            })
    void rowThatNoListCouldShowIsRefused(String column, String value) {
        // Given
        user.put(path, "{\"client_name\": \"x\"}").is(201);

        // When
        var update = "update client_configs set " + column + " = '" + value + "' where client_id = '" + id + "'";

        // Then
        assertThatThrownBy(() -> Database.execute(update)).hasMessageContaining("ck_client_configs_");
    }

    private static void insert(String id, String document) {
        Database.execute("insert into client_configs (client_id, config_data) values (" + quoted(id) + ", "
                + quoted(document) + ")");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String stored() {
        return Database.query("select config_data::text from client_configs where client_id = ?", id)
                .get(0);
    }
}
