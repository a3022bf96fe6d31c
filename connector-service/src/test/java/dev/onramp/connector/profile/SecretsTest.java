package dev.onramp.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
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
        var stored = stored("profile_data::text");
        assertThat(stored).doesNotContain(CANARY);
        assertThat(stored("profile_data ->> 'connection_string'")).startsWith("tink:v1:");
        assertThat(stored("profile_data -> 'credentials' ->> 'password'")).startsWith("tink:v1:");
        assertThat(stored("profile_data -> 'credentials' ->> 'username'")).isEqualTo("reader");
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
    void secretsThatAreNotGivenAreKept() {
        // Given
        user.put(path, profile(CANARY)).is(201);
        var before = stored("profile_data ->> 'connection_string'");

        // When
        var changed = user.put(path, "{\"name\": \"new\", \"type\": \"sql\"}").is(200);

        // Then
        assertThat(changed.at("/secrets/connection_string")).isEqualTo("true");
        assertThat(changed.at("/secrets/password")).isEqualTo("true");
        assertThat(stored("profile_data ->> 'connection_string'")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"connection_string\": null} | false | true",
                "{\"credentials\": {\"password\": null}} | true | false",
                "{\"credentials\": null} | true | false",
                "{\"name\": \"other\"} | true | true"
            })
    void patchTakesASecretAwayByNamingItWithNull(String patch, boolean connectionString, boolean password) {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var changed = user.patch(path, patch).is(200);

        // Then
        assertThat(changed.json().at("/secrets/connection_string").asBoolean()).isEqualTo(connectionString);
        assertThat(changed.json().at("/secrets/password").asBoolean()).isEqualTo(password);
    }

    @Test
    void passwordDoesNotFollowToAnotherDestination() {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var answer = user.patch(path, "{\"connection_string\": \"Server=evil.example.com;\"}");

        // Then
        answer.isProblem(422, "secret-required").hasViolation("/credentials/password", "must be given again");
    }

    @Test
    void secretsDoNotFollowToAnotherType() {
        // Given
        user.put(path, profile(CANARY)).is(201);

        // When
        var answer = user.patch(path, "{\"type\": \"api\"}");

        // Then
        answer.isProblem(422, "secret-required")
                .hasViolation("/credentials/password", "must be given again")
                .hasViolation("/connection_string", "must be given again");
    }

    @Test
    void plainSecretOfARowWrittenBySqlIsEncryptedByTheNextWrite() {
        // Given
        Database.execute(("insert into connector_profiles (id, profile_data) values ('%s', '{\"name\": \"By SQL\","
                        + " \"type\": \"sql\", \"connection_string\": \"Server=%s\", \"credentials\": {\"password\": \"%s\"}}')")
                .formatted(id, CANARY, CANARY));
        assertThat(user.get(path).is(200).text()).doesNotContain(CANARY).contains("\"password\":true");

        // When
        user.patch(path, "{\"name\": \"By API\"}").is(200);

        // Then
        assertThat(stored("profile_data::text")).doesNotContain(CANARY).contains("tink:v1:");
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
        Database.execute(("insert into connector_profiles (id, profile_data) values ('%s', '{\"name\": \"By SQL\","
                        + " \"type\": \"sql\", \"port\": 5432, \"test_status\": \"pending\", \"last_tested\": \"yesterday\","
                        + " \"credentials\": {\"username\": \"u\", \"api_key\": \"k\"}}')")
                .formatted(id));

        // When
        user.patch(path, "{\"name\": \"By API\"}").is(200);

        // Then
        assertThat(stored("profile_data::text"))
                .isEqualTo(
                        "{\"name\": \"By API\", \"port\": 5432, \"type\": \"sql\", \"credentials\": {\"api_key\": \"k\","
                                + " \"username\": \"u\"}, \"last_tested\": \"yesterday\", \"test_status\": \"pending\"}");
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
    void canaryIsFoundNowhere() {
        // Given
        var answers = new ArrayList<Answer>();
        String logged;

        // When
        try (var log = LogCapture.open()) {
            sendEverywhere(answers);
            logged = log.text();
        }

        // Then
        assertThat(logged).isNotEmpty().doesNotContain(CANARY);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.everything()).doesNotContain(CANARY));
        assertThat(Database.dump()).doesNotContain(CANARY);
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(CANARY);
    }

    private void sendEverywhere(List<Answer> answers) {
        var profile = profile(CANARY);
        var withKey = user.with("Idempotency-Key", "canary-" + id);
        answers.add(withKey.post(PROFILES, profile).is(201));
        answers.add(withKey.post(PROFILES, profile).is(201));
        answers.add(withKey.post(PROFILES, profile(CANARY + "2")).is(422));
        answers.add(user.post(PROFILES, profile).is(409));
        answers.add(user.get(path));
        answers.add(user.get(PROFILES));
        answers.add(user.put(path, profile).is(200));
        answers.add(user.with("If-Match", "\"old\"").put(path, profile).is(412));
        answers.add(user.patch(path, "{\"credentials\": {\"password\": \"" + CANARY + "\"}}")
                .is(200));
        answers.add(
                user.patch(path, "{\"connection_string\": \"" + CANARY + "\"}").is(422));
        answers.add(user.post(PROFILES, profile.replace("\"sql\"", "\"nosuchtype\""))
                .is(400));
        answers.add(user.post(PROFILES, profile.replace("\"reader\"", "5")).is(400));
        answers.add(
                user.post(PROFILES, profile.substring(0, profile.length() - 1)).is(400));
        answers.add(user.post(PROFILES, profile + CANARY).is(400));
        answers.add(user.post(PROFILES, "{\"connection_string\": [\"" + CANARY + "\"]}")
                .is(400));
        answers.add(user.post(PROFILES, "{\"connection_string\": \"" + CANARY + "\\u0000\"}")
                .is(400));
        answers.add(user.post(PROFILES, "{\"connection_string\": \"" + CANARY.repeat(500) + "\", \"name\": \"\"}")
                .is(400));
        answers.add(Api.newUser("viewer").post(PROFILES, profile).is(403));
        answers.add(Api.anonymous().post(PROFILES, profile).is(401));
        answers.add(Api.anonymous()
                .with("Authorization", "Bearer " + CANARY)
                .get(path)
                .is(401));
        answers.add(user.with("X-Request-ID", CANARY + " !").get(path).is(200));
        Database.line().cut();
        try {
            answers.add(user.put(path, profile).is(503));
        } finally {
            Database.line().restore();
        }
    }

    private String profile(String secret) {
        return ("{\"id\": \"%s\", \"name\": \"Orders\", \"type\": \"sql\", \"connection_string\": \"Server=%s;\","
                        + " \"credentials\": {\"username\": \"reader\", \"password\": \"%s\"}}")
                .formatted(id, secret, secret);
    }

    private String stored(String expression) {
        return Database.query("select " + expression + " from connector_profiles where id = ?", id)
                .get(0);
    }
}
