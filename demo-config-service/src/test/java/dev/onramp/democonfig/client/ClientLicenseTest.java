package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may have by its licence, and what becomes of it when the licence changes, at once or as planned. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientLicenseTest {

    private final Api user = Api.newUser("editor");
    private final String id = "client-" + UUID.randomUUID();
    private final String path = "/demo/clients/" + id;

    // ---- modules

    @Test
    void modulesAreStoredInUpperCaseWhateverTheirCase() {
        // When
        var created = put("professional", "\"scor\", \"Sales\", \"LOGISTICS\"").is(201);

        // Then
        assertThat(values(created.json().get("modules"))).containsExactly("SCOR", "SALES", "LOGISTICS");
        assertThat(values(user.get(path).json().get("modules"))).containsExactly("SCOR", "SALES", "LOGISTICS");
        assertThat(values(user.patch(path, "{\"modules\": [\"crm\"]}")
                        .is(200)
                        .json()
                        .get("modules")))
                .containsExactly("CRM");
    }

    @Test
    void unknownModuleIsRefusedAndTheAnswerSaysWhatIsAllowed() {
        // When
        var answer = put("basic", "\"SCOR\", \"NO_SUCH\", \"LOGISTICS\", \"a b\"");

        // Then
        answer.isProblem(422, "unknown-module")
                .hasViolation("/modules/1", "must be the code of a module")
                .hasViolation("/modules/2", "must be a module that the license allows")
                .hasViolation("/modules/3", "must be the code of a module");
        assertThat(values(answer.json().get("allowed"))).containsExactly("SCOR", "CRM", "SALES");
        user.get(path).is(404);
    }

    @Test
    void moduleThatTheLicenseDoesNotAllowIsRefused() {
        // When
        var answer = put("professional", "\"SCOR\", \"iso_28000\"");

        // Then
        answer.isProblem(422, "module-not-licensed")
                .hasViolation("/modules/1", "must be a module that the license allows");
        assertThat(values(answer.json().get("allowed")))
                .contains("SCOR", "LOGISTICS")
                .doesNotContain("ISO_28000");
        put("enterprise", "\"SCOR\", \"iso_28000\"").is(201);
        user.patch(path, "{\"modules\": [\"nothing\"]}").isProblem(422, "unknown-module");
    }

    @Test
    void oddModulesOfAnAdoptedRowStayUntilSomebodyNamesThem() {
        // Given
        insert(
                "{\"client_name\": \"x\", \"license_type\": \"basic\", \"modules\": [\"Sales\", \"odd one\", \"ISO_28000\"]}");

        // When
        var renamed = user.patch(path, "{\"client_name\": \"y\"}").is(200);
        var upgraded = user.patch(path, "{\"license_type\": \"professional\"}").is(200);

        // Then
        assertThat(values(renamed.json().get("modules"))).containsExactly("Sales", "odd one", "ISO_28000");
        assertThat(values(upgraded.json().get("modules"))).containsExactly("Sales", "odd one", "ISO_28000");
        user.patch(path, "{\"modules\": [\"Sales\", \"odd one\"]}")
                .isProblem(422, "unknown-module")
                .hasViolation("/modules/1", "");
        user.put(path, upgraded.text()).isProblem(422, "unknown-module");
        user.patch(path, "{\"modules\": null}").is(200);
    }

    // ---- another licence

    @Test
    void downgradeThatWouldSwitchModulesOffIsRefusedWithTheList() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\", \"PACKING\"").is(201);

        // When
        var answer = user.patch(path, "{\"license_type\": \"basic\"}");

        // Then
        answer.isProblem(409, "modules-not-licensed");
        assertThat(values(answer.json().get("modules"))).containsExactly("LOGISTICS", "PACKING");
        assertThat(values(answer.json().get("allowed"))).containsExactly("SCOR", "CRM", "SALES");
        assertThat(user.get(path).at("/license_type")).isEqualTo("professional");
    }

    @Test
    void replacementIsADowngradeToo() {
        // Given
        var before = put("enterprise", "\"ISO_28000\"").is(201);

        // When
        var body = before.text().replace("enterprise", "professional");

        // Then
        user.put(path, body).isProblem(409, "modules-not-licensed");
        var after = user.put(path + "?drop_modules=true", body).is(200);
        assertThat(after.json().get("modules")).isEmpty();
        assertThat(after.at("/license_type")).isEqualTo("professional");
    }

    @Test
    void modulesAreDroppedInTheSameWriteWhereTheCallerSaysSo() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\", \"PACKING\"").is(201);

        // When
        var after = user.patch(path + "?drop_modules=true", "{\"license_type\": \"basic\", \"client_name\": \"y\"}")
                .is(200);

        // Then
        assertThat(values(after.json().get("modules"))).containsExactly("CRM", "SCOR", "SALES");
        assertThat(after.at("/license_type")).isEqualTo("basic");
        assertThat(after.at("/client_name")).isEqualTo("y");
    }

    @Test
    void downgradeKeepsWhatTheNewLicenseAllowsAndTheOldOneIncluded() {
        // Given
        put("professional", "\"CRM\"").is(201);

        // When
        var after = user.patch(path, "{\"license_type\": \"basic\"}").is(200);

        // Then
        assertThat(values(after.json().get("modules"))).containsExactly("CRM", "SCOR", "SALES");
        assertThat(user.get(path + "/effective").is(200).json().get("modules")).hasSize(3);
    }

    @Test
    void downgradeThatListsModulesLeavesTheClientWithThese() {
        // Given
        put("professional", "\"CRM\"").is(201);

        // When
        var after = put("basic", "\"sales\"").is(200);

        // Then
        assertThat(values(after.json().get("modules"))).containsExactly("SALES");
    }

    @Test
    void licenseIsTakenInAnyCaseButNotInAnotherAlphabet() {
        // When
        var created = put("ENTERPRISE", "\"CRM\"").is(201);

        // Then
        assertThat(created.at("/license_type")).isEqualTo("enterprise");
        assertThat(user.patch(path, "{\"license_type\": \"Professional\", \"modules\": []}")
                        .is(409)
                        .at("/type"))
                .endsWith("modules-not-licensed");
        put("basıc", "").isProblem(400, "invalid-request").hasViolation("/license_type", "must be one of basic");
        var viewer = Api.newUser("viewer");
        assertThat(viewer.get("/demo/clients?limit=100&license_type=Enterprise")
                        .is(200)
                        .json()
                        .findValuesAsText("client_id"))
                .contains(id);
        viewer.get(path + "/effective?license_type=BASIC").is(200);
        viewer.get("/demo/clients?license_type=bas%C4%B1c").isProblem(400, "invalid-request");
        viewer.get(path + "/effective?license_type=bas%C4%B1c").isProblem(400, "invalid-request");
        viewer.get("/demo/license-types/bas%C4%B1c").isProblem(404, "not-found");
    }

    @Test
    void dropIsNoExcuseForAModuleThatTheCallerAddsInTheSameWrite() {
        // Given
        put("professional", "\"SCOR\", \"CRM\", \"SALES\"").is(201);

        // When
        var answer = user.patch(
                path + "?drop_modules=true", "{\"license_type\": \"basic\", \"modules\": [\"SCOR\", \"LOGISTICS\"]}");

        // Then
        answer.isProblem(422, "module-not-licensed").hasViolation("/modules/1", "");
    }

    @Test
    void downgradeThatTakesNothingAwayIsTaken() {
        // Given
        put("professional", "\"SCOR\", \"CRM\", \"SALES\"").is(201);

        // When
        var after = user.patch(path, "{\"license_type\": \"basic\"}");

        // Then
        assertThat(after.is(200).at("/license_type")).isEqualTo("basic");
    }

    @Test
    void ofADowngradeAndAnAdditionAtOnceTheSecondSeesTheFirst() {
        for (int round = 0; round < 10; round++) {
            // Given
            put("professional", "\"SCOR\", \"CRM\", \"SALES\"");
            var number = new AtomicInteger();

            // When
            Parallel.run(
                    2,
                    () -> number.incrementAndGet() == 1
                            ? user.patch(path, "{\"license_type\": \"basic\"}")
                            : user.patch(path, "{\"modules\": [\"SCOR\", \"CRM\", \"SALES\", \"LOGISTICS\"]}"));

            // Then
            var after = user.get(path).is(200);
            assertThat(after.at("/license_type").equals("basic")
                            && values(after.json().get("modules")).contains("LOGISTICS"))
                    .isFalse();
            user.delete(path).is(204);
        }
    }

    // ---- planned

    @Test
    void plannedChangeIsShownAndLeavesTheRestAsItIs() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\"").is(201);
        var at = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

        // When
        var planned = user.patch(
                        path + "?effective_at=" + at, "{\"license_type\": \"basic\", \"client_name\": \"at once\"}")
                .is(200);

        // Then
        assertThat(planned.at("/license_type")).isEqualTo("professional");
        assertThat(planned.at("/client_name")).isEqualTo("at once");
        assertThat(planned.at("/scheduled_license/license_type")).isEqualTo("basic");
        assertThat(planned.at("/scheduled_license/effective_at")).isEqualTo(at.toString());
        assertThat(values(planned.json().get("modules"))).containsExactly("LOGISTICS", "CRM");
        assertThat(user.put(path, planned.text()).is(200).json().has("scheduled_license"))
                .isTrue();
    }

    @Test
    void plannedChangeTakesEffectAtItsInstantForWhoeverReads() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\"").is(201);
        var tag = user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"basic\"}")
                .is(200)
                .etag();
        reach(id);

        // When
        var read = user.with("If-None-Match", tag).get(path).is(200);

        // Then
        assertThat(read.at("/license_type")).isEqualTo("basic");
        assertThat(values(read.json().get("modules"))).containsExactly("CRM", "SCOR", "SALES");
        assertThat(read.json().has("scheduled_license")).isFalse();
        user.with("If-Match", tag).patch(path, "{}").isProblem(412, "precondition-failed");
    }

    @Test
    void whoReadsADueChangeWritesNothingAndCanWriteUponIt() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"basic\"}")
                .is(200);
        reach(id);

        // When
        var read = user.get(path).is(200);
        var listed = user.get("/demo/clients?limit=1&license_type=basic&module=scor&name=" + id);
        var after = user.with("If-Match", read.etag()).patch(path, "{}").is(200);

        // Then
        listed.is(200);
        assertThat(after.json().get("modules")).isEqualTo(read.json().get("modules"));
    }

    @Test
    void plannedChangeTakesEffectForWhoeverWritesOrLists() {
        // Given
        put("basic", "\"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"enterprise\"}")
                .is(200);
        reach(id);

        // When
        var written = user.patch(path, "{\"modules\": [\"ISO_28000\"]}").is(200);

        // Then
        assertThat(written.at("/license_type")).isEqualTo("enterprise");
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"professional\"}")
                .is(200);
        reach(id);
        var listed = user.get("/demo/clients?limit=100").is(200).json().get("items");
        assertThat(listed)
                .filteredOn(client -> client.get("client_id").asText().equals(id))
                .singleElement()
                .satisfies(client -> {
                    assertThat(client.get("license_type").asText()).isEqualTo("professional");
                    assertThat(values(client.get("modules")))
                            .contains("LOGISTICS", "PACKING")
                            .doesNotContain("ISO_28000", "SCOR");
                });
    }

    @Test
    void filterFindsAClientByTheLicenseThatItHasByNow() {
        // Given
        put("basic", "\"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"enterprise\"}")
                .is(200);
        reach(id);

        // When
        var found = user.get("/demo/clients?limit=100&license_type=enterprise").is(200);
        var other = user.get("/demo/clients?limit=100&license_type=basic").is(200);

        // Then
        assertThat(found.json().get("items").findValuesAsText("client_id")).contains(id);
        assertThat(other.json().get("items").findValuesAsText("client_id")).doesNotContain(id);
    }

    @Test
    void rowsAreChangedEvenIfNobodyAsks() {
        // Given
        put("basic", "\"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"enterprise\"}")
                .is(200);

        // When
        reach(id);

        // Then
        Eventually.holds(() -> assertThat(Database.query(
                        "select config_data ->> 'license_type' || coalesce(scheduled_license, '-')"
                                + " from client_configs where client_id = ?",
                        id))
                .containsExactly("enterprise-"));
    }

    @Test
    void rowThatCannotBeSwitchedKeepsNoOtherFromIt() {
        // Given
        insert("{\"client_name\": \"hooked, refused when stored\", \"license_type\": \"basic\"}");
        Database.execute("insert into client_configs (client_id, config_data) values ('" + id
                + "-next', '{\"client_name\": \"x\", \"license_type\": \"basic\"}')");

        // When
        Database.execute("update client_configs set scheduled_license = 'enterprise', scheduled_at ="
                + " case client_id when '" + id + "' then timestamptz '2020-01-01Z' else now() end"
                + " where client_id in ('" + id + "', '" + id + "-next')");

        // Then
        Eventually.holds(() -> assertThat(Database.query(
                        "select config_data ->> 'license_type' from client_configs where client_id = ?", id + "-next"))
                .containsExactly("enterprise"));
        assertThat(user.get(path).is(200).at("/license_type")).isEqualTo("enterprise");
        assertThat(user.get("/demo/clients?limit=100").is(200).json().findValuesAsText("client_id"))
                .contains(id);
        Database.execute("delete from client_configs where client_id = '" + id + "'");
    }

    @Test
    void deletionOfADueClientLeavesItsReadersWithoutIt() {
        for (int round = 0; round < 10; round++) {
            // Given
            put("professional", "\"CRM\"").is(201);
            user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"basic\"}")
                    .is(200);
            reach(id);
            var number = new AtomicInteger();

            // When
            var answers = Parallel.run(6, () -> number.incrementAndGet() == 3 ? user.delete(path) : user.get(path));

            // Then
            assertThat(answers).extracting(answer -> answer.status()).isSubsetOf(200, 204, 404);
        }
    }

    @Test
    void manyReadersOfADueChangeSeeTheSame() {
        // Given
        put("professional", "\"LOGISTICS\", \"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"basic\"}")
                .is(200);
        reach(id);

        // When
        var answers = Parallel.run(16, () -> user.get(path));

        // Then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.is(200).at("/license_type")).isEqualTo("basic"));
        assertThat(answers.stream().map(Answer::etag).distinct()).hasSize(1);
    }

    @Test
    void plannedChangeCanBeWithdrawnOnce() {
        // Given
        put("professional", "\"LOGISTICS\"").is(201);
        var tag = user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"basic\"}")
                .is(200)
                .etag();

        // When
        user.with("If-Match", "\"old\"").delete(path + "/scheduled-license").isProblem(412, "precondition-failed");
        var after =
                user.with("If-Match", tag).delete(path + "/scheduled-license").is(200);

        // Then
        assertThat(after.json().has("scheduled_license")).isFalse();
        assertThat(after.etag()).isNotEqualTo(tag);
        user.delete(path + "/scheduled-license").isProblem(404, "not-found");
        user.delete(path + "-other/scheduled-license").isProblem(404, "not-found");
    }

    @Test
    void changeAtOnceToThePlannedLicenseEndsThePlan() {
        // Given
        put("basic", "\"CRM\"").is(201);
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"enterprise\"}")
                .is(200);

        // When
        var after = user.patch(path, "{\"license_type\": \"enterprise\"}").is(200);

        // Then
        assertThat(after.json().has("scheduled_license")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effective_at=2020-01-01T00:00:00Z | basic | 422 | effective-at-past | effective_at",
                "effective_at=2120-01-01T00:00:00Z | basic | 422 | effective-at-too-late | effective_at",
                "effective_at=2030-01-01T00:00:00Z | professional | 422 | nothing-to-schedule | effective_at",
                "effective_at=tomorrow | basic | 400 | invalid-request | effective_at",
                "effective_at=2030-01-01 | basic | 400 | invalid-request | effective_at",
                "effective_at=2030-01-01T00:00:00Z&drop_modules=true | basic | 400 | invalid-request | drop_modules",
                "drop_modules=yes | basic | 400 | invalid-request | drop_modules",
                "drop_modules= | basic | 400 | invalid-request | drop_modules",
                "dropmodules=true | basic | 400 | invalid-request | dropmodules"
            })
    void badPlanIsRefused(String query, String license, int status, String problem, String parameter) {
        // Given
        put("professional", "\"LOGISTICS\"").is(201);

        // When
        var answer = user.patch(path + "?" + query, "{\"license_type\": \"" + license + "\"}");

        // Then
        answer.isProblem(status, problem).hasViolation(parameter, "");
        assertThat(user.get(path).json().has("scheduled_license")).isFalse();
    }

    @Test
    void newClientHasItsLicenseAtOnce() {
        user.put(path + "?effective_at=" + inDays(1), "{\"client_name\": \"x\"}")
                .isProblem(422, "nothing-to-schedule");
        user.get(path).is(404);
    }

    // ---- limits

    @ParameterizedTest
    @CsvSource({"data_sources, 3", "custom_kpis, 5"})
    void licenseLimitsHowManyThereAre(String field, int most) {
        // Given
        user.put(path, body(field, 1)).is(201);

        // When
        var tooMany = user.patch(path, body(field, most + 1));

        // Then
        tooMany.isProblem(422, "license-limit-exceeded").hasViolation("/" + field, "at most " + most);
        user.post("/demo/clients", body(field, most + 1)).isProblem(422, "license-limit-exceeded");
        user.patch(path + "?effective_at=" + inDays(1), "{\"license_type\": \"professional\"}")
                .is(200);
        user.patch(path, "{\"license_type\": \"professional\"}").is(200);
        user.patch(path, body(field, most + 1)).is(200);
        user.patch(path, "{\"license_type\": \"basic\", \"modules\": [\"SCOR\", \"CRM\", \"SALES\"]}")
                .isProblem(422, "license-limit-exceeded");
    }

    @Test
    void whoHasTooManyMayTakeAwayOneAfterTheOther() {
        // Given
        insert(body("data_sources", 6));

        // When
        var fewer = user.patch(path, body("data_sources", 5));

        // Then
        fewer.is(200);
        user.patch(path, body("data_sources", 6)).isProblem(422, "license-limit-exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "guest"})
    void whoMayNotWriteWithdrawsNothing(String role) {
        Api.newUser(role).delete(path + "/scheduled-license").isProblem(403, "forbidden");
    }

    private Answer put(String license, String modules) {
        return user.put(
                path,
                "{\"client_name\": \"x\", \"license_type\": \"%s\", \"modules\": [%s]}".formatted(license, modules));
    }

    private static String body(String field, int size) {
        var item = field.equals("custom_kpis")
                ? "{\"code\": \"K%d\", \"name\": \"x\", \"unit\": \"%%\", \"formula\": \"1\"}"
                : "{\"name\": \"s%d\"}";
        var items =
                IntStream.range(0, size).mapToObj(i -> item.formatted(i)).collect(Collectors.joining(",", "[", "]"));
        return "{\"client_name\": \"x\", \"" + field + "\": " + items + "}";
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    /** Lets the planned instant of the client come. */
    private static void reach(String id) {
        Database.execute("update client_configs set scheduled_at = now() - interval '1 second', version = version,"
                + " updated_at = updated_at where scheduled_at is not null and client_id = '" + id + "'");
    }

    private void insert(String document) {
        Database.execute(
                "insert into client_configs (client_id, config_data) values ('" + id + "', '" + document + "')");
    }

    private static List<String> values(JsonNode array) {
        var values = new ArrayList<String>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
