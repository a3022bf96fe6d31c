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
                 "metadata": {"cost": 1000.10, "tags": ["a"]}}""".formatted(id);

        // When
        user.post(PROFILES, sent).is(201);

        // Then
        assertThat(user.get(path).text())
                .contains(
                        "\"name\":\"Orders\",\"type\":\"sql\",\"dialect\":\"sqlserver\",\"host\":\"db\",\"port\":1433,"
                                + "\"database\":\"orders\",\"credentials\":{\"username\":\"reader\"},"
                                + "\"secrets\":{\"password\":true,\"token\":false,\"api_key\":false,\"connection_string\":false},"
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
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": \"me:pass\"} | /credentials | must be an object",
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": {\"user\": \"me\"}} | /credentials/user | not a known field",
                "{\"name\": \"x\", \"type\": \"sql\", \"credentials\": {\"password\": \"\"}} | /credentials/password | size",
                "{\"name\": \"x\", \"type\": \"sql\", \"metadata\": []} | /metadata | must be an object",
                "{\"name\": \"x\", \"type\": \"sql\", \"metadata\": {\"a\": 1e2000}} | /metadata/a | digits"
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
    void baseUrlThatWouldBeLostIsRefused() {
        // Given
        var body = "{\"name\": \"x\", \"type\": \"api\", \"connection_string\": \"https://a.example/v1/\"%s}";
        var other = ", \"base_url\": \"https://b.example/\"";
        user.put(path, body.formatted("")).is(201);

        // Then
        user.put(path, body.formatted(other)).isProblem(422, "invalid-source").hasViolation("/base_url", "stored");
        user.patch(path, "{\"base_url\": \"https://b.example/\"}").isProblem(422, "invalid-source");
        user.post(PROFILES, body.formatted(other)).isProblem(422, "invalid-source");
        user.post("/connector/test", body.formatted(other)).isProblem(422, "invalid-source");
        assertThat(user.post("/connector/validate", body.formatted(other)).at("/valid"))
                .isEqualTo("false");
        assertThat(user.get(path).at("/base_url")).isEqualTo("https://a.example/v1/");
    }

    @Test
    void baseUrlMayBeSentBackAsItWasRead() {
        // Given
        var body = "{\"name\": \"x\", \"type\": \"api\", \"connection_string\": \"https://%s.example/\"%s}";
        user.put(path, body.formatted("a", "")).is(201);

        // When
        var moved = user.put(path, body.formatted("b", ", \"base_url\": \"https://a.example/\""))
                .is(200);
        var same = user.patch(path, "{\"base_url\": \"https://b.example/\"}").is(200);

        // Then
        assertThat(moved.at("/base_url")).isEqualTo("https://b.example/");
        assertThat(same.at("/base_url")).isEqualTo("https://b.example/");
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
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201);
        Database.execute("update connector_profiles set profile_data = profile_data || '{\"test_status\": \"success\"}'"
                + " where id = '" + id + "'");

        // When
        var list = user.get(PROFILES + "?limit=100&" + filter).is(200);

        // Then
        assertThat(list.json().findValuesAsText("id").contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"tables": ["t"], "columns": {"t": []}, "hash": "x", "table_count": 1} | {"hash":"x","table_count":1}
                    []                                                                    | ``
                    5                                                                     | ``
                    """)
    void listLeavesOutWhatMayBeLarge(String schemaInfo, String listed) {
        // Given
        Database.execute("insert into connector_profiles (id, profile_data) values ('" + id + "', '{\"name\": \"" + id
                + "\", \"type\": \"sql\", \"schema_info\": " + schemaInfo + "}')");

        // When
        var list = user.get(PROFILES + "?name=" + id).is(200);

        // Then
        assertThat(list.json().at("/items/0/schema_info").toString()).isEqualTo(listed);
        assertThat(list.at("/items/0/name")).isEqualTo(id);
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
