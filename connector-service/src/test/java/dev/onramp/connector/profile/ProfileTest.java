package dev.onramp.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProfileTest {

    private static final String PROFILES = "/connector/profiles";

    private final Api user = Api.newUser("editor");
    private final String id = "profile-" + UUID.randomUUID();
    private final String path = PROFILES + "/" + id;

    @Test
    void idIsMadeWhenTheCallerGivesNone() {
        // When
        var created =
                user.post(PROFILES, "{\"name\": \"Orders\", \"type\": \"api\"}").is(201);

        // Then
        assertThat(created.at("/id")).hasSize(36);
        assertThat(created.location()).isEqualTo(PROFILES + "/" + created.at("/id"));
    }

    @Test
    void minimalProfileShowsNoEmptyFields() {
        // When
        var created = user.post(PROFILES, "{\"id\": \"" + id + "\", \"name\": \"Orders\", \"type\": \"sql\"}")
                .is(201);

        // Then
        assertThat(created.json().fieldNames())
                .toIterable()
                .containsExactly("id", "name", "type", "secrets", "created_at", "updated_at");
        assertThat(created.at("/secrets/password")).isEqualTo("false");
    }

    @Test
    void everyFieldComesBackButTheSecrets() {
        // Given
        var sent = """
                {"id": "%s", "name": "Orders", "type": "sql", "connection_string": "Server=db;Database=orders;",
                 "credentials": {"username": "reader", "password": "s3cret"},
                 "schema_info": {"tables": ["orders"], "columns": {"orders": ["id", "total"]}},
                 "test_status": "success", "last_tested": "2026-01-31T12:00:00Z",
                 "metadata": {"cost": 1000.10, "tags": ["a"]}}""".formatted(id);

        // When
        user.post(PROFILES, sent).is(201);

        // Then
        assertThat(user.get(path).text())
                .contains("\"name\":\"Orders\",\"type\":\"sql\",\"credentials\":{\"username\":\"reader\"},"
                        + "\"secrets\":{\"connection_string\":true,\"password\":true},"
                        + "\"schema_info\":{\"tables\":[\"orders\"],\"columns\":{\"orders\":[\"id\",\"total\"]}},"
                        + "\"test_status\":\"success\",\"last_tested\":\"2026-01-31T12:00:00Z\","
                        + "\"metadata\":{\"cost\":1000.10,\"tags\":[\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "ü", "-a", ".", "..", "", "a\\nb"})
    void idThatDoesNotFitAPathIsRefused(String bad) {
        user.post(PROFILES, "{\"id\": \"" + bad + "\", \"name\": \"x\", \"type\": \"sql\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("/id", "letters, digits");
    }

    @Test
    void idThatIsTooLongIsRefused() {
        user.post(PROFILES, "{\"id\": \"" + "x".repeat(256) + "\", \"name\": \"x\", \"type\": \"sql\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("/id", "1 to 255");
        user.put(PROFILES + "/a%20b", "{\"name\": \"x\", \"type\": \"sql\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("id", "letters, digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\"} | /type | must not be null",
                "{\"type\": \"sql\"} | /name | must not be blank",
                "{\"name\": \"x\", \"type\": \"oracle\"} | /type | must be one of sql, api, excel",
                "{\"name\": \"x\", \"type\": \"\"} | /type | must be one of sql, api, excel",
                "{\"name\": \"x\", \"type\": 0} | /type | must be one of sql, api, excel",
                "{\"name\": \"x\", \"type\": \"sql\", \"test_status\": \"ok\"} | /test_status | success, failed",
                "{\"name\": \"x\", \"type\": \"sql\", \"last_tested\": \"today\"} | /last_tested | RFC 3339",
                "{\"name\": \"x\", \"type\": \"sql\", \"last_tested\": 17} | /last_tested | RFC 3339",
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": \"me:pass\"} | /credentials | must be an object",
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": {\"user\": \"me\"}} | /credentials/user | not a known field",
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": {\"password\": \"\"}} | /credentials/password | size",
                "{\"name\": \"x\", \"type\": \"sql\", \"metadata\": []} | /metadata | must be an object",
                "{\"name\": \"x\", \"type\": \"sql\", \"metadata\": {\"a\": 1e2000}} | /metadata/a | digits",
                "{\"name\": \"x\", \"type\": \"sql\", \"schema_info\": 1} | /schema_info | must be an object"
            })
    void badFieldIsNamed(String body, String field, String message) {
        user.post(PROFILES, body).isProblem(400, "invalid-request").hasViolation(field, message);
    }

    @Test
    void fiftyParallelCreationsMakeOneProfile() {
        // Given
        var body = "{\"id\": \"" + id + "\", \"name\": \"x\", \"type\": \"sql\"}";

        // When
        var answers = Parallel.run(50, () -> user.post(PROFILES, body));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(49);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.isProblem(409, "profile-exists"));
        assertThat(Database.query("select count(*) from connector_profiles where id = ?", id))
                .containsExactly("1");
    }

    @Test
    void parallelPutsOfANewProfileAllSucceed() {
        // When
        var answers = Parallel.run(16, () -> user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}"));

        // Then
        assertThat(answers).extracting(answer -> answer.status()).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    }

    @Test
    void parallelChangesOfOneVersionHaveOneWinner() {
        // Given
        var tag = user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201).etag();

        // When
        var answers = Parallel.run(16, () -> user.with("If-Match", tag).patch(path, "{\"name\": \"y\"}"));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(15);
    }

    @Test
    void putCreatesOnlyWhereTheCallerSaysSo() {
        // Given
        var body = "{\"name\": \"x\", \"type\": \"sql\"}";
        var onlyNew = user.with("If-None-Match", "*");

        // When
        assertThat(onlyNew.put(path, body).is(201).location()).isEqualTo(path);

        // Then
        onlyNew.put(path, body).isProblem(412, "precondition-failed");
        user.with("If-Match", "*").put(path + "-other", body).isProblem(412, "precondition-failed");
    }

    @Test
    void idCannotChange() {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201);

        // When
        var answer = user.patch(path, "{\"id\": \"other\"}");

        // Then
        answer.isProblem(422, "id-mismatch").hasViolation("/id", "the id in the path");
    }

    @Test
    void recreatedProfileHasAnotherTag() {
        // Given
        var body = "{\"name\": \"x\", \"type\": \"sql\"}";
        var first = user.put(path, body).is(201).etag();
        user.delete(path).is(204);

        // When
        var second = user.put(path, body).is(201).etag();

        // Then
        assertThat(second).isNotEqualTo(first);
        user.with("If-Match", first).delete(path).isProblem(412, "precondition-failed");
    }

    @ParameterizedTest
    @CsvSource({"type=sql, true", "type=api, false", "test_status=success, true", "test_status=failed, false"})
    void listFilters(String filter, boolean found) {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\", \"test_status\": \"success\"}")
                .is(201);

        // When
        var list = user.get(PROFILES + "?limit=100&" + filter).is(200);

        // Then
        assertThat(list.json().findValuesAsText("id").contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "100%25", "PERCENT"})
    void nameFilterTakesEveryCharacterAsItIs(String part) {
        // Given
        user.put(path, "{\"name\": \"100%_percent\", \"type\": \"sql\"}").is(201);
        user.put(path + "-2", "{\"name\": \"plain\", \"type\": \"sql\"}").is(201);

        // When
        var list = user.get(PROFILES + "?limit=100&name=" + part).is(200);

        // Then
        assertThat(list.json().findValuesAsText("id")).contains(id).doesNotContain(id + "-2");
    }

    @ParameterizedTest
    @CsvSource({"type=oracle, type", "test_status=ok, test_status"})
    void badFilterIsNamed(String filter, String name) {
        user.get(PROFILES + "?" + filter).isProblem(400, "invalid-request").hasViolation(name, "must be one of");
    }

    @ParameterizedTest
    @CsvSource({"viewer, GET, 200", "viewer, PUT, 403", "viewer, DELETE, 403", "nobody, GET, 403", "admin, DELETE, 204"
    })
    void rolesDecide(String role, String method, int status) {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201);
        var caller = Api.newUser(role);

        // When
        var answer = method.equals("PUT")
                ? caller.put(path, "{\"name\": \"y\", \"type\": \"sql\"}")
                : caller.send(method, path);

        // Then
        answer.is(status);
        if (status == 403) {
            answer.isProblem(403, "forbidden");
        }
    }
}
