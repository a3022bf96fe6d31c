package dev.onramp.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets go in and never come out. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SecretsTest {

    private static final String PROFILES = "/connector/profiles";
    private static final String CANARY = "canary7f3a";

    private final Api user = Api.newUser("admin");
    private final String id = "profile-" + UUID.randomUUID();
    private final String path = PROFILES + "/" + id;

    @Test
    void secretsAreEncryptedAtRest() {
        // When
        user.put(path, profile(CANARY)).is(201);

        // Then
        assertThat(stored("profile_data::text")).doesNotContain(CANARY);
        assertThat(stored("profile_data -> 'credentials' ->> 'password'")).startsWith("tink:v2:");
        assertThat(stored("profile_data -> 'credentials' ->> 'username'")).isEqualTo("reader");
    }

    @Test
    void connectionStringIsTakenApartAndNotKept() {
        // When
        user.put(path, profile(CANARY)).is(201);

        // Then
        assertThat(stored("profile_data ->> 'connection_string'")).isEqualTo("null");
        assertThat(stored("profile_data ->> 'host'")).isEqualTo("db");
        assertThat(stored("profile_data ->> 'database'")).isEqualTo("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "token", "api_key"})
    void everyKindOfSecretIsEncryptedAtRest(String field) {
        // When
        var answer = user.put(
                path,
                "{\"name\": \"x\", \"type\": \"api\", \"connection_string\": \"https://api.example.com/\","
                        + " \"credentials\": {\"" + field + "\": \"" + CANARY + "\"}}");

        // Then
        assertThat(answer.is(201).at("/secrets/" + field)).isEqualTo("true");
        assertThat(answer.everything()).doesNotContain(CANARY);
        assertThat(stored("profile_data -> 'credentials' ->> '" + field + "'")).startsWith("tink:v2:");
    }

    @Test
    void sameSecretTwiceGivesDifferentCiphertext() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        var first = stored("profile_data -> 'credentials' ->> 'password'");

        // When
        user.put(path, profile(CANARY)).is(200);

        // Then
        assertThat(stored("profile_data -> 'credentials' ->> 'password'")).isNotEqualTo(first);
    }

    @Test
    void destinationAndSecretsThatAreNotGivenAreKept() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        var before = stored("profile_data -> 'credentials' ->> 'password'");

        // When
        var changed = user.put(path, "{\"name\": \"new\", \"type\": \"sql\"}").is(200);

        // Then
        assertThat(changed.at("/host")).isEqualTo("db");
        assertThat(changed.at("/secrets/password")).isEqualTo("true");
        assertThat(stored("profile_data -> 'credentials' ->> 'password'")).isEqualTo(before);
    }

    @Test
    void profileCanBeSentBackAsItWasRead() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        var read = user.get(path).is(200).text();

        // When
        var sent = user.put(path, read).is(200);

        // Then
        assertThat(sent.text().replaceAll("\"updated_at\":\"[^\"]*\"", ""))
                .isEqualTo(read.replaceAll("\"updated_at\":\"[^\"]*\"", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"credentials\": {\"password\": null}} | false | reader",
                "{\"credentials\": null} | false | ''",
                "{\"name\": \"other\"} | true | reader",
                "{\"credentials\": {\"username\": null}} | true | ''",
                "{\"credentials\": {\"username\": \"writer\"}} | true | writer",
                "{\"connection_string\": \"Server=other\", \"credentials\": {\"password\": null}} | false | reader"
            })
    void patchTakesASecretAwayByNamingItWithNull(String patch, boolean password, String username) {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var changed = user.patch(path, patch).is(200);

        // Then
        assertThat(changed.json().at("/secrets/password").asBoolean()).isEqualTo(password);
        assertThat(changed.at("/credentials/username")).isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"connection_string\": \"Server=evil.example.com;\"}",
                "{\"connection_string\": null}",
                "{\"host\": \"evil.example.com\"}",
                "{\"port\": 1434}",
                "{\"database\": \"other\"}",
                "{\"dialect\": \"postgresql\"}",
                "{\"type\": \"excel\"}"
            })
    void passwordDoesNotFollowToAnotherDestination(String patch) {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var answer = user.patch(path, patch);

        // Then
        answer.isProblem(422, "secret-required").hasViolation("/credentials/password", "must be given again");
        assertThat(user.get(path).is(200).at("/host")).isEqualTo("db");
    }

    @Test
    void putDoesNotTakeThePasswordToAnotherDestinationEither() {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var answer = user.put(path, "{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"Server=evil\"}");

        // Then
        answer.isProblem(422, "secret-required").hasViolation("/credentials/password", "must be given again");
    }

    @Test
    void everySecretThatWouldFollowToAnotherBaseUrlIsNamed() {
        // Given
        user.put(
                        path,
                        "{\"name\": \"x\", \"type\": \"api\", \"connection_string\": \"https://api.example.com/\","
                                + " \"credentials\": {\"token\": \"" + CANARY + "\", \"api_key\": \"" + CANARY + "\"}}")
                .is(201);

        // When
        var answer = user.patch(path, "{\"connection_string\": \"https://evil.example.com/\"}");

        // Then
        answer.isProblem(422, "secret-required")
                .hasViolation("/credentials/token", "must be given again")
                .hasViolation("/credentials/api_key", "must be given again");
    }

    @Test
    void secretGivenWithAnotherDestinationIsStoredForIt() {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var changed = user.patch(path, "{\"host\": \"other\", \"credentials\": {\"password\": \"" + CANARY + "2\"}}");

        // Then
        assertThat(changed.is(200).at("/host")).isEqualTo("other");
        user.patch(path, "{\"name\": \"still usable\"}").is(200);
    }

    @Test
    void otherOptionsAreNoOtherDestination() {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var changed = user.patch(path, "{\"options\": {\"connect_timeout\": 5}}");

        // Then
        assertThat(changed.is(200).at("/options/connect_timeout")).isEqualTo("5");
        assertThat(changed.at("/secrets/password")).isEqualTo("true");
    }

    @Test
    void findingsAboutAnotherConnectionAreForgotten() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        Database.execute("update connector_profiles set profile_data = profile_data || '{\"test_status\": \"success\","
                + " \"last_tested\": \"2026-01-01T00:00:00Z\", \"schema_info\": {\"tables\": []}}' where id = '" + id
                + "'");
        assertThat(user.patch(path, "{\"name\": \"y\"}").is(200).text()).contains("test_status", "schema_info");

        // When
        var withOtherLogin = user.patch(path, "{\"credentials\": {\"username\": \"other\"}}")
                .is(200)
                .text();
        var elsewhere = user.patch(path, "{\"host\": \"other\", \"credentials\": {\"password\": null}}")
                .is(200)
                .text();

        // Then
        assertThat(withOtherLogin).contains("schema_info").doesNotContain("test_status", "last_tested");
        assertThat(elsewhere).doesNotContain("schema_info");
    }

    @Test
    void plainSecretsOfARowWrittenBySqlAreEncryptedByTheNextWrite() {
        // Given
        insert("{\"name\": \"By SQL\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=orders\","
                + " \"credentials\": {\"username\": \"reader\", \"password\": \"" + CANARY + "\"}}");
        var before = user.get(path).is(200);
        assertThat(before.text()).doesNotContain(CANARY).contains("\"password\":true", "\"host\":\"db\"");

        // When
        var after = user.patch(path, "{\"name\": \"By SQL\"}").is(200);

        // Then
        assertThat(stored("profile_data::text")).doesNotContain(CANARY, "connection_string");
        assertThat(stored("profile_data -> 'credentials' ->> 'password'")).startsWith("tink:v2:");
        assertThat(after.text().replaceAll("\"updated_at\":\"[^\"]*\"", ""))
                .isEqualTo(before.text().replaceAll("\"updated_at\":\"[^\"]*\"", ""));
    }

    @Test
    void connectionStringThatCannotBeUnderstoodIsEncryptedAndKept() {
        // Given
        insert("{\"name\": \"By SQL\", \"type\": \"excel\", \"connection_string\": \"/srv/" + CANARY + ".xlsx\"}");

        // When
        var patched = user.patch(path, "{\"name\": \"By API\"}").is(200);

        // Then
        assertThat(patched.at("/secrets/connection_string")).isEqualTo("true");
        assertThat(stored("profile_data ->> 'connection_string'")).startsWith("tink:v2:");
        assertThat(user.patch(path, "{\"connection_string\": null}").is(200).at("/secrets/connection_string"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": 5, \"type\": [], \"credentials\": \"x\"}",
                "{\"type\": \"mainframe\", \"test_status\": \"verified\", \"last_tested\": \"yesterday\", \"extra\": 1}"
            })
    void oddRowWrittenBySqlBreaksNothing(String json) {
        // Given
        var odd = "odd /ü' " + UUID.randomUUID();
        Database.execute("insert into connector_profiles (id, profile_data) values ('" + odd.replace("'", "''") + "', "
                + "'" + json + "')");
        var escaped = PROFILES + "/"
                + odd.replace("/", "%2F")
                        .replace(" ", "%20")
                        .replace("ü", "%C3%BC")
                        .replace("'", "%27");

        // When
        var read = user.get(escaped);

        // Then
        assertThat(read.is(200).at("/id")).isEqualTo(odd);
        assertThat(user.get(PROFILES + "?limit=100").is(200).json().findValuesAsText("id"))
                .contains(odd);
        user.delete(escaped).is(204);
    }

    @Test
    void patchLeavesWhatItDoesNotNameAsItWasWritten() {
        // Given
        insert(
                "{\"name\": \"By SQL\", \"type\": \"sql\", \"port\": 5432, \"test_status\": \"pending\","
                        + " \"last_tested\": \"yesterday\", \"host\": [], \"credentials\": {\"username\": 5, \"realm\": \"r\"}}");

        // When
        user.patch(path, "{\"name\": \"By API\"}").is(200);

        // Then
        assertThat(stored("profile_data::text"))
                .isEqualTo("{\"host\": [], \"name\": \"By API\", \"port\": 5432, \"type\": \"sql\", \"credentials\":"
                        + " {\"realm\": \"r\", \"username\": 5}, \"last_tested\": \"yesterday\","
                        + " \"test_status\": \"pending\"}");
    }

    @Test
    void oddValuesBesideAPlainSecretDoNotKeepItFromBeingEncrypted() {
        // Given
        insert(
                "{\"name\": \"By SQL\", \"type\": \"mainframe\", \"credentials\": {\"username\": [], \"password\": 734912,"
                        + " \"api_key\": \"" + CANARY + "\"}}");

        // When
        user.patch(path, "{\"type\": \"sql\"}").is(200);

        // Then
        assertThat(stored("profile_data::text"))
                .doesNotContain("734912", CANARY)
                .contains("\"username\": []");
    }

    @Test
    void secretCopiedFromAnotherRowIsNotTakenForGood() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        user.put(path + "-2", "{\"name\": \"x\", \"type\": \"sql\"}").is(201);
        Database.execute(
                "update connector_profiles set profile_data = (select profile_data from connector_profiles where id = '"
                        + id + "') where id = '" + id + "-2'");

        // When
        var answer = user.patch(path + "-2", "{\"name\": \"y\"}");

        // Then
        answer.isProblem(422, "secret-unusable").hasViolation("/credentials/password", "must be given again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsonb_set(profile_data, '{credentials,token}', profile_data -> 'credentials' -> 'password')",
                "profile_data || '{\"host\": \"evil\"}'",
                "profile_data || '{\"port\": 1}'",
                "profile_data || '{\"dialect\": \"postgresql\"}'",
                "profile_data || '{\"database\": \"other\"}'"
            })
    void secretMovedToAnotherFieldOrDestinationIsNotTakenForGood(String change) {
        // Given
        user.put(path, profile(CANARY)).is(201);
        Database.execute("update connector_profiles set profile_data = " + change + " where id = '" + id + "'");

        // When
        var answer = user.patch(path, "{\"name\": \"y\"}");

        // Then
        answer.isProblem(422, "secret-unusable");
    }

    @Test
    void secretThatCannotBeUsedIsReplacedByAnother() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        Database.execute(
                "update connector_profiles set profile_data = profile_data || '{\"host\": \"moved\"}' where id = '" + id
                        + "'");

        // When
        user.patch(path, "{\"credentials\": {\"password\": \"" + CANARY + "\"}}")
                .is(200);

        // Then
        user.patch(path, "{\"name\": \"y\"}").is(200);
    }

    @Test
    void rowThatIsNoObjectBreaksNothing() {
        // Given
        Database.execute("alter table connector_profiles drop constraint ck_connector_profiles_profile_data;"
                + " insert into connector_profiles (id, profile_data) values ('" + id + "', '[1]');"
                + " alter table connector_profiles add constraint ck_connector_profiles_profile_data"
                + " check (jsonb_typeof(profile_data) = 'object') not valid");

        // When
        var list = user.get(PROFILES + "?limit=100").is(200);

        // Then
        assertThat(list.json().findValuesAsText("id")).contains(id);
        user.get(path).is(200);
        user.delete(path).is(204);
    }

    @Test
    void passwordThatSomebodyWroteWhereTheHostBelongsIsNotShown() {
        // Given
        Database.execute(("insert into connector_profiles (id, profile_data) values ('%s', '{\"name\": \"By SQL\","
                        + " \"type\": \"sql\", \"dialect\": \"postgresql\", \"host\": \"sa:%s@db\", \"database\": \"x;Pwd=%s\"}')")
                .formatted(id, CANARY, CANARY));

        // When
        var read = user.get(path).is(200);

        // Then
        assertThat(read.text()).doesNotContain(CANARY).contains("postgresql");
    }

    private String profile(String secret) {
        return ("{\"id\": \"%s\", \"name\": \"Orders\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=orders\","
                        + " \"credentials\": {\"username\": \"reader\", \"password\": \"%s\"}}")
                .formatted(id, secret);
    }

    private void insert(String json) {
        Database.execute("insert into connector_profiles (id, profile_data) values ('" + id + "', '" + json + "')");
    }

    private String stored(String expression) {
        return Database.query("select " + expression + " from connector_profiles where id = ?", id)
                .get(0);
    }
}
