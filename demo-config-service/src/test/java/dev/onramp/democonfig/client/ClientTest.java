package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientTest {

    private static final String CLIENTS = "/demo/clients";
    private static final String NAME_ONLY = "{\"client_name\": \"Test Corporation\"}";

    private final Api user = Api.newUser("editor");
    private final String id = "client-" + UUID.randomUUID();
    private final String path = CLIENTS + "/" + id;

    // ---- what is kept

    @Test
    void idIsMadeWhenTheCallerGivesNone() {
        // When
        var created = user.post(CLIENTS, NAME_ONLY).is(201);

        // Then
        assertThat(UUID.fromString(created.at("/client_id")).version()).isEqualTo(7);
        assertThat(created.location()).isEqualTo(CLIENTS + "/" + created.at("/client_id"));
    }

    @Test
    void clientThatSaysNoMoreThanItsNameHasABasicLicense() {
        // When
        var created = user.put(path, NAME_ONLY).is(201);

        // Then
        assertThat(created.at("/license_type")).isEqualTo("basic");
        assertThat(created.json().fieldNames())
                .toIterable()
                .containsExactly("client_id", "client_name", "license_type", "created_at", "updated_at");
    }

    @Test
    void everyFieldComesBack() {
        // Given
        var sent = """
                {"client_id":"%s","client_name":"Test Corporation","license_type":"professional",\
                "modules":["SCOR","CRM"],"preferences":{"limits":[1000.10,null,{}]},\
                "custom_kpis":[{"kpi_code":"OTIF_CUSTOM"},{"weights":[1,2.50]}],\
                "data_sources":[{"profile_id":"test-sql-connection"}]""".formatted(id);

        // When
        user.post(CLIENTS, sent + "}").is(201);

        // Then
        assertThat(user.get(path).is(200).text()).startsWith(sent + ",\"created_at\":");
    }

    @Test
    void documentHasTheShapeOfTheSeed() {
        // When
        user.put(
                        path,
                        "{\"client_id\": \"%s\", \"client_name\": \"Test Corporation\", \"modules\": [\"CRM\"]}"
                                .formatted(id))
                .is(201);

        // Then
        assertThat(stored())
                .isEqualTo(
                        "{\"modules\": [\"CRM\"], \"client_name\": \"Test Corporation\", \"license_type\": \"basic\"}");
    }

    @Test
    void modulesStayInOrder() {
        // Given
        var modules = "[\"SALES_STRATEGY\",\"SCOR\",\"ISO_20400\",\"CRM\",\"ASCM_SCOR\",\"LOGISTICS\"]";

        // When
        user.put(path, "{\"client_name\": \"x\", \"license_type\": \"enterprise\", \"modules\": " + modules + "}")
                .is(201);

        // Then
        assertThat(user.get(path).json().get("modules").toString()).isEqualTo(modules);
    }

    // ---- what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /client_name | must not be blank",
                "{\"client_name\": \" \"} | /client_name | must not be blank",
                "{\"client_name\": null} | /client_name | must not be blank",
                "{\"client_name\": \"x\", \"license_type\": \"starter\"} | /license_type | must be one of basic, professional, enterprise",
                "{\"client_name\": \"x\", \"license_type\": \"bas\\u0131c\"} | /license_type | must be one of basic, professional, enterprise",
                "{\"client_name\": \"x\", \"license_type\": \"\"} | /license_type | must be one of basic, professional, enterprise",
                "{\"client_name\": \"x\", \"license_type\": 0} | /license_type | must be one of basic, professional, enterprise",
                "{\"client_name\": \"x\", \"modules\": \"SCOR\"} | /modules | must be an array",
                "{\"client_name\": \"x\", \"modules\": [\"SCOR\", \"\"]} | /modules/1 | must not be blank",
                "{\"client_name\": \"x\", \"modules\": [null]} | /modules/0 | must not be blank",
                "{\"client_name\": \"x\", \"modules\": [5]} | /modules/0 | must be a string",
                "{\"client_name\": \"x\", \"modules\": [\"SCOR\", \"CRM\", \"scor\"]} | /modules/2 | must not be in the list twice",
                "{\"client_name\": \"x\", \"modules\": [\"INSIDE\", \"inside\"]} | /modules/1 | must not be in the list twice",
                "{\"client_name\": \"x\", \"preferences\": []} | /preferences | must be an object",
                "{\"client_name\": \"x\", \"preferences\": {\"a\": {\"b\": \"\\u0000\"}}} | /preferences/a/b | NUL",
                "{\"client_name\": \"x\", \"preferences\": {\"a\": 1e2000}} | /preferences/a | digits",
                "{\"client_name\": \"x\", \"custom_kpis\": {}} | /custom_kpis | must be an array",
                "{\"client_name\": \"x\", \"custom_kpis\": [{}, \"OTIF\"]} | /custom_kpis/1 | must be an object",
                "{\"client_name\": \"x\", \"custom_kpis\": [null]} | /custom_kpis/0 | must not be null",
                "{\"client_name\": \"x\", \"data_sources\": [[]]} | /data_sources/0 | must be an object"
            })
    void badFieldIsNamed(String body, String field, String message) {
        user.post(CLIENTS, body).isProblem(400, "invalid-request").hasViolation(field, message);
        user.put(path, body).isProblem(400, "invalid-request").hasViolation(field, message);
    }

    @ParameterizedTest
    @CsvSource({
        "client_name, 'x', 201, 400",
        "modules, [{x}], 101, 400",
        "modules, [{i}], 101, 400",
        "modules, [{i}], 100, 422",
        "custom_kpis, [{o}], 201, 400",
        "custom_kpis, [{o}], 200, 201",
        "data_sources, [{o}], 101, 400",
        "data_sources, [{o}], 100, 201"
    })
    void sizesHaveLimits(String field, String kind, int size, int status) {
        // Given
        var value = switch (kind) {
            case "[{x}]" -> "[\"" + "x".repeat(size) + "\"]";
            case "[{i}]" ->
                IntStream.range(0, size)
                        .mapToObj(i -> "\"M" + i + "\"")
                        .toList()
                        .toString();
            case "[{o}]" ->
                IntStream.range(0, size).mapToObj(i -> "{}").toList().toString();
            default -> "\"" + "x".repeat(size) + "\"";
        };
        var body = field.equals("client_name")
                ? "{\"client_name\": " + value + "}"
                : "{\"client_name\": \"x\", \"license_type\": \"enterprise\", \"" + field + "\": " + value + "}";

        // When
        var answer = user.put(path, body);

        // Then
        answer.is(status);
        if (status == 400) {
            answer.isProblem(400, "invalid-request")
                    .hasViolation("/" + field + (kind.equals("[{x}]") ? "/0" : ""), "size must be between 0 and");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "ü", "-a", ".", "..", "", "a\\nb", "a?", "a%20"})
    void idThatDoesNotFitAPathIsRefused(String bad) {
        user.post(CLIENTS, "{\"client_id\": \"" + bad + "\", \"client_name\": \"x\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("/client_id", "letters, digits");
    }

    @Test
    void putMakesNoIdThatPostWouldRefuse() {
        user.put(CLIENTS + "/a%20b", NAME_ONLY)
                .isProblem(400, "invalid-request")
                .hasViolation("client_id", "letters, digits");
        user.put(CLIENTS + "/" + "x".repeat(256), NAME_ONLY)
                .isProblem(400, "invalid-request")
                .hasViolation("client_id", "1 to 255");
    }

    @Test
    void longestIdIsTaken() {
        // Given
        var longest = (id + "~._-").repeat(10).substring(0, 255);

        // When
        var created = user.post(CLIENTS, "{\"client_id\": \"%s\", \"client_name\": \"x\"}".formatted(longest));

        // Then
        assertThat(user.get(created.is(201).location()).is(200).at("/client_id"))
                .isEqualTo(longest);
    }

    @Test
    void idCannotChange() {
        // Given
        user.put(path, NAME_ONLY).is(201);

        // When
        var put = user.put(path, "{\"client_id\": \"other\", \"client_name\": \"x\"}");
        var patch = user.patch(path, "{\"client_id\": \"other\"}");

        // Then
        put.isProblem(422, "id-mismatch").hasViolation("/client_id", "must be the id in the path");
        patch.isProblem(422, "id-mismatch").hasViolation("/client_id", "must be the id in the path");
    }

    // ---- many at once

    @Test
    void fiftyParallelCreationsMakeOneClient() {
        // Given
        var body = "{\"client_id\": \"%s\", \"client_name\": \"x\"}".formatted(id);

        // When
        var answers = Parallel.run(50, () -> user.post(CLIENTS, body));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(49)
                .allSatisfy(answer -> answer.isProblem(409, "client-exists"));
        assertThat(Database.query("select count(*) from client_configs where client_id = ?", id))
                .containsExactly("1");
    }

    @Test
    void parallelPutsOfANewClientAllSucceed() {
        // When
        var answers = Parallel.run(20, () -> user.put(path, NAME_ONLY));

        // Then
        assertThat(answers).extracting(answer -> answer.status()).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(Database.query("select version from client_configs where client_id = ?", id))
                .containsExactly("19");
    }

    @Test
    void parallelCreatingPutsHaveOneWinner() {
        // When
        var answers = Parallel.run(20, () -> user.with("If-None-Match", "*").put(path, NAME_ONLY));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(19);
    }

    @Test
    void parallelChangesOfOneVersionHaveOneWinner() {
        // Given
        var tag = user.put(path, NAME_ONLY).is(201).etag();

        // When
        var answers = Parallel.run(16, () -> user.with("If-Match", tag).patch(path, "{\"client_name\": \"y\"}"));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(15);
    }

    @Test
    void parallelPatchesOfDifferentFieldsAllStay() {
        // Given
        user.put(path, NAME_ONLY).is(201);
        var number = new AtomicInteger();

        // When
        Parallel.run(
                16,
                () -> user.patch(path, "{\"preferences\": {\"p%d\": 1}}".formatted(number.incrementAndGet()))
                        .is(200));

        // Then
        assertThat(user.get(path).json().get("preferences")).hasSize(16);
    }

    // ---- changes

    @Test
    void putCreatesOnlyWhereTheCallerSaysSo() {
        // Given
        var onlyNew = user.with("If-None-Match", "*");

        // When
        var created = onlyNew.put(path, NAME_ONLY);

        // Then
        assertThat(created.is(201).location()).isEqualTo(path);
        onlyNew.put(path, NAME_ONLY).isProblem(412, "precondition-failed");
        user.with("If-Match", "*").put(path + "-other", NAME_ONLY).isProblem(412, "precondition-failed");
        user.get(path + "-other").is(404);
    }

    @Test
    void putReplacesEverything() {
        // Given
        user.put(path, "{\"client_name\": \"x\", \"license_type\": \"enterprise\", \"preferences\": {\"a\": 1}}")
                .is(201);

        // When
        var replaced = user.put(path + "?drop_modules=true", "{\"client_name\": \"y\"}")
                .is(200);

        // Then
        assertThat(replaced.json().has("preferences")).isFalse();
        assertThat(replaced.at("/license_type")).isEqualTo("basic");
        assertThat(stored())
                .isEqualTo(
                        "{\"modules\": [\"SCOR\", \"CRM\", \"SALES\"], \"client_name\": \"y\", \"license_type\": \"basic\"}");
    }

    @Test
    void nullInAPatchRemoves() {
        // Given
        user.put(path, """
                {"client_name": "x", "license_type": "enterprise", "modules": ["CRM"],
                 "preferences": {"theme": "dark", "layout": {"columns": 2, "rows": 3}}}""").is(201);

        // When
        var patched = user.patch(path + "?drop_modules=true", """
                {"license_type": null, "modules": null, "preferences": {"theme": null, "layout": {"rows": null}}}""").is(200);

        // Then
        assertThat(patched.json().get("modules").toString()).isEqualTo("[\"SCOR\",\"CRM\",\"SALES\"]");
        assertThat(patched.at("/license_type")).isEqualTo("basic");
        assertThat(patched.json().get("preferences").toString()).isEqualTo("{\"layout\":{\"columns\":2}}");
        assertThat(stored())
                .isEqualTo("{\"modules\": [\"SCOR\", \"CRM\", \"SALES\"], \"client_name\": \"x\","
                        + " \"preferences\": {\"layout\": {\"columns\": 2}}, \"license_type\": \"basic\"}");
    }

    @Test
    void patchKeepsTheRulesOfTheWhole() {
        // Given
        user.put(path, NAME_ONLY).is(201);

        // When
        var nameless = user.patch(path, "{\"client_name\": null}");
        var doubled = user.patch(path, "{\"modules\": [\"CRM\", \"crm\"]}");

        // Then
        nameless.isProblem(400, "invalid-request").hasViolation("/client_name", "must not be blank");
        doubled.isProblem(400, "invalid-request").hasViolation("/modules/1", "must not be in the list twice");
    }

    @Test
    void recreatedClientHasAnotherTag() {
        // Given
        var first = user.put(path, NAME_ONLY).is(201).etag();
        user.delete(path).is(204);

        // When
        var second = user.put(path, NAME_ONLY).is(201).etag();

        // Then
        assertThat(second).isNotEqualTo(first);
        user.with("If-Match", first).delete(path).isProblem(412, "precondition-failed");
    }

    @Test
    void answersAboutADeletedClientAreForgottenWhoeverDeletesIt() {
        // Given
        var body = "{\"client_id\": \"%s\", \"client_name\": \"x\"}".formatted(id);
        var creator = user.with("Idempotency-Key", "key-" + id);
        creator.post(CLIENTS, body).is(201);
        Api.newUser("admin").delete(path).is(204);

        // When
        creator.post(CLIENTS, body).is(201);

        // Then
        user.get(path).is(200);
    }

    @Test
    void keyOfOneUserIsNothingToAnother() {
        // Given
        var body = "{\"client_id\": \"%s\", \"client_name\": \"x\"}".formatted(id);
        user.with("Idempotency-Key", "key-" + id).post(CLIENTS, body).is(201);

        // When
        var other = Api.newUser("editor").with("Idempotency-Key", "key-" + id).post(CLIENTS, body);

        // Then
        other.isProblem(409, "client-exists");
    }

    @Test
    void unknownQueryParameterIsRefusedWhateverIsDone() {
        // Given
        user.put(path, NAME_ONLY).is(201);
        var query = "?dry_run=true";

        // When
        var answers = List.of(
                user.post(CLIENTS + query, NAME_ONLY),
                user.get(path + query),
                user.put(path + query, NAME_ONLY),
                user.patch(path + query, NAME_ONLY),
                user.delete(path + "/scheduled-license" + query),
                user.delete(path + query),
                user.get("/demo/modules/SCOR" + query),
                Api.newUser("admin").patch("/demo/license-types/basic" + query, "{}"));

        // Then
        assertThat(answers)
                .allSatisfy(answer -> answer.isProblem(400, "invalid-request").hasViolation("dry_run", "known"));
        user.get(path).is(200);
    }

    // ---- lists

    @ParameterizedTest
    @CsvSource({
        "license_type=professional, true",
        "license_type=basic, false",
        "module=SCOR, true",
        "module=scor, true",
        "module=SCO, false",
        "module=%22SCOR%22, false",
        "name=corporation, true",
        "name=TEST%20C, true",
        "name=incorporated, false",
        "license_type=professional&module=crm&name=test, true",
        "license_type=professional&module=SALES, true",
        "license_type=professional&module=LOGISTICS, false"
    })
    void listFilters(String filter, boolean found) {
        // Given
        user.put(path, """
                {"client_name": "Test Corporation", "license_type": "professional", "modules": ["CRM", "Scor"]}""").is(201);

        // When
        var list = user.get(CLIENTS + "?limit=100&" + filter).is(200);

        // Then
        assertThat(list.json().findValuesAsText("client_id").contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "100%25", "PERCENT", "%5C", "'"})
    void nameFilterTakesEveryCharacterAsItIs(String part) {
        // Given
        user.put(path, "{\"client_name\": \"100%_percent\\\\'\"}").is(201);
        user.put(path + "-2", "{\"client_name\": \"plain\"}").is(201);

        // When
        var list = user.get(CLIENTS + "?limit=100&name=" + part).is(200);

        // Then
        assertThat(list.json().findValuesAsText("client_id")).contains(id).doesNotContain(id + "-2");
    }

    @Test
    void filteredListIsCountedAndGoesOn() {
        // Given
        var module = "M" + UUID.randomUUID().toString().replace('-', '_');
        Api.newUser("admin")
                .put("/demo/modules/" + module, "{\"name\": \"x\", \"value_chain\": \"X\"}")
                .is(201);
        for (int i = 0; i < 5; i++) {
            user.post(
                            CLIENTS,
                            "{\"client_name\": \"x\", \"license_type\": \"enterprise\", \"modules\": [\"%s\"]}"
                                    .formatted(module))
                    .is(201);
        }

        // When
        var first = user.get(CLIENTS + "?limit=3&module=" + module).is(200);
        var second = user.get(first.next()).is(200);

        // Then
        assertThat(first.at("/total")).isEqualTo("5");
        assertThat(first.json().get("items")).hasSize(3);
        assertThat(second.json().get("items")).hasSize(2);
        assertThat(second.has("Link")).isFalse();
    }

    @Test
    void badFilterIsNamed() {
        user.get(CLIENTS + "?license_type=starter")
                .isProblem(400, "invalid-request")
                .hasViolation("license_type", "must be one of basic, professional, enterprise");
        user.get(CLIENTS + "?name=" + "x".repeat(201))
                .isProblem(400, "invalid-request")
                .hasViolation("name", "at most 200");
        user.get(CLIENTS + "?module=" + "x".repeat(101))
                .isProblem(400, "invalid-request")
                .hasViolation("module", "at most 100");
    }

    private String stored() {
        return Database.query("select config_data::text from client_configs where client_id = ?", id)
                .get(0);
    }
}
