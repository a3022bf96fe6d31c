package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.client.ClientWatch;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class KpiTest {

    @Inject
    @All
    List<ClientWatch> watches;

    private final Api admin = Api.newUser("admin");
    private final Api user = Api.newUser("editor");
    private final String id = "kpi-" + UUID.randomUUID();
    private final String client = "/demo/clients/" + id;
    private final String kpis = client + "/kpis";

    @BeforeEach
    void createClient() {
        user.put(client, "{\"client_name\": \"Kpi\"}").is(201);
    }

    // ---- one by one

    @Test
    void isCreatedReadReplacedAndDeleted() {
        // Given
        var kpi = kpis + "/otif_adjusted";

        // When
        var created = user.put(kpi, """
                {"code": "Otif_Adjusted", "name": "OTIF, adjusted", "unit": "%", "formula": "MIN(100, otif * 1.05)",
                 "source_kpi": "otif", "required_objects": ["sales_order", "Carrier"]}""");

        // Then
        created.is(201);
        assertThat(created.location()).isEqualTo(kpis + "/OTIF_ADJUSTED");
        assertThat(created.etag()).isEqualTo(user.get(client).etag());
        assertThat(created.text()).isEqualTo("""
                {"code":"OTIF_ADJUSTED","name":"OTIF, adjusted","unit":"%","formula":"MIN(100, otif * 1.05)",\
                "source_kpi":"OTIF","required_objects":["SALES_ORDER","CARRIER"]}""");
        var read = user.get(kpi).is(200);
        assertThat(read.json()).isEqualTo(created.json());
        user.with("If-None-Match", read.etag()).get(kpi).is(304);
        var replaced = user.put(kpi, "{\"name\": \"Other\", \"formula\": \"OTIF / 2\"}")
                .is(200);
        assertThat(replaced.json().has("unit")).isFalse();
        assertThat(replaced.etag()).isNotEqualTo(read.etag());
        assertThat(user.get(client).at("/custom_kpis/0/formula")).isEqualTo("OTIF / 2");
        user.delete(kpi).is(204);
        user.delete(kpi).isProblem(404, "not-found");
        user.get(kpi).isProblem(404, "not-found");
    }

    @Test
    void patchChangesWhatItNames() {
        // Given
        put("A", "1", ", \"unit\": \"%\"");

        // When
        var changed = user.patch(kpis + "/a", "{\"formula\": \"2\", \"unit\": null, \"source_kpi\": \"otif\"}");

        // Then
        changed.is(200);
        assertThat(changed.text())
                .isEqualTo("{\"code\":\"A\",\"name\":\"A\",\"formula\":\"2\",\"source_kpi\":\"OTIF\"}");
        assertThat(user.get(kpis + "/A").json()).isEqualTo(changed.json());
        user.patch(kpis + "/A", "{\"name\": \" \"}").isProblem(400, "invalid-request");
        user.patch(kpis + "/A", "{\"nama\": null}").isProblem(400, "invalid-request");
        user.patch(kpis + "/B", "{\"name\": \"B\"}").isProblem(404, "not-found");
        user.patch(kpis + "/A", "{\"formula\": \"2 +\"}")
                .isProblem(422, "invalid-kpi")
                .hasViolation("/formula", "ends here");
    }

    @Test
    void listHasThemInOrder() {
        // Given
        put("B", "1");
        put("A", "2");
        put("C", "3");

        // When
        var list = user.get(kpis).is(200);

        // Then
        assertThat(list.json().findValuesAsText("code")).containsExactly("B", "A", "C");
        assertThat(list.at("/total")).isEqualTo("3");
        assertThat(list.etag()).isEqualTo(user.get(client).etag());
        var page = user.get(kpis + "?limit=1&offset=1").is(200);
        assertThat(page.json().findValuesAsText("code")).containsExactly("A");
        user.get(kpis + "?limit=0").isProblem(400, "invalid-request").hasViolation("limit", "from 1 to 200");
        user.get(kpis + "?after=x").isProblem(400, "invalid-request").hasViolation("after", "not a known");
        user.get("/demo/clients/nobody/kpis").isProblem(404, "not-found");
    }

    @Test
    void versionIsThatOfTheClient() {
        // Given
        var old = user.get(client).etag();
        put("A", "1");

        // When
        var late = user.with("If-Match", old).put(kpis + "/A", body("2"));

        // Then
        late.isProblem(412, "precondition-failed");
        user.with("If-Match", old).patch(kpis + "/A", "{}").isProblem(412, "precondition-failed");
        user.with("If-Match", old).delete(kpis + "/A").isProblem(412, "precondition-failed");
        var current = user.get(client).etag();
        user.with("If-Match", current).put(kpis + "/B", body("2")).is(201);
        user.with("If-None-Match", "*").put(kpis + "/B", body("3")).isProblem(412, "precondition-failed");
        user.with("If-None-Match", "*").put(kpis + "/C", body("3")).is(201);
    }

    @Test
    void viewersReadAndTryOut() {
        // Given
        put("A", "1");
        var viewer = Api.newUser("viewer");

        // When
        viewer.get(kpis + "/A").is(200);
        viewer.post(kpis + "/validate", body("1")).is(200);
        viewer.post(kpis + "/A/evaluate", "{\"values\": {}}").is(200);

        // Then
        viewer.put(kpis + "/A", body("2")).isProblem(403, "forbidden");
        viewer.patch(kpis + "/A", "{}").isProblem(403, "forbidden");
        viewer.delete(kpis + "/A").isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "A-B", "A.B", "%C3%96TIF", "A%20B", "_A"})
    void codeHasToStandInFormulas(String code) {
        user.put(kpis + "/" + code, body("1"))
                .isProblem(400, "invalid-request")
                .hasViolation("code", "letters, digits");
    }

    @Test
    void codeIsNotThatOfAnother() {
        user.put(kpis + "/A", "{\"code\": \"B\", \"name\": \"A\", \"formula\": \"1\"}")
                .isProblem(422, "id-mismatch");
        user.put(kpis + "/sqrt", body("1")).isProblem(422, "invalid-kpi").hasViolation("/code", "function");
    }

    // ---- what KPIs are made from

    @Test
    void kpiInUseStays() {
        // Given
        put("A", "OTIF");
        put("B", "a + 1");
        user.put(kpis + "/C", "{\"name\": \"C\", \"source_kpi\": \"A\"}").is(201);

        // When
        var refused = user.delete(kpis + "/A");

        // Then
        refused.isProblem(409, "kpi-in-use");
        assertThat(refused.json().get("usages").toString())
                .isEqualTo("[{\"kind\":\"kpi\",\"ref\":\"B\"},{\"kind\":\"kpi\",\"ref\":\"C\"}]");
        assertThat(refused.at("/total")).isEqualTo("2");
        user.patch(kpis + "/A", "{\"code\": \"Z\"}").isProblem(409, "kpi-in-use");
        user.delete(kpis + "/B").is(204);
        user.delete(kpis + "/C").is(204);
        user.delete(kpis + "/A").is(204);
    }

    @Test
    void kpiInUseGoesWhereTheOneOfTheCatalogueTakesItsPlace() {
        // Given
        put("OTIF", "5");
        put("B", "otif + 1");

        // When
        var deleted = user.delete(kpis + "/otif");

        // Then
        deleted.is(204);
        assertThat(user.post(kpis + "/B/evaluate", "{\"values\": {\"otif\": 4}}")
                        .at("/value"))
                .isEqualTo("5");
        user.get(kpis + "/otif").isProblem(404, "not-found");
    }

    @Test
    void renameMovesAKpiThatIsNotInUse() {
        // Given
        put("A", "1");
        put("B", "2");

        // When
        user.patch(kpis + "/A", "{\"code\": \"b\"}").isProblem(409, "kpi-exists");
        var renamed = user.patch(kpis + "/A", "{\"code\": \"new\"}").is(200);

        // Then
        assertThat(renamed.at("/code")).isEqualTo("NEW");
        user.get(kpis + "/A").isProblem(404, "not-found");
        assertThat(user.get(kpis).json().findValuesAsText("code")).containsExactly("NEW", "B");
    }

    @Test
    void circleIsRefusedWhereverItIsClosed() {
        // Given
        put("A", "1");
        put("B", "A");
        put("C", "B");

        // When
        var refused = user.put(kpis + "/A", body("2 * C"));

        // Then
        refused.isProblem(422, "invalid-kpi").hasViolation("/formula", "A → C → B → A");
        assertThat(refused.json().at("/violations/0/position").asInt()).isEqualTo(4);
        user.put(kpis + "/A", body("A")).isProblem(422, "invalid-kpi");
        user.patch(kpis + "/A", "{\"source_kpi\": \"c\"}")
                .isProblem(422, "invalid-kpi")
                .hasViolation("/source_kpi", "lead back");
    }

    @Test
    void twoWritersCannotCloseACircle() {
        // Given
        put("A", "1");
        put("B", "1");

        // When
        var number = new AtomicInteger();
        var statuses = Parallel.run(
                2,
                () -> number.getAndIncrement() == 0
                        ? user.put(kpis + "/A", body("B")).status()
                        : user.put(kpis + "/B", body("A")).status());

        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void clientHasTwoHundredAtMost() {
        // Given
        var all = IntStream.range(0, 200)
                .mapToObj(i -> "{\"code\": \"K" + i + "\", \"name\": \"K\", \"formula\": \""
                        + (i % 90 == 0 ? "OTIF" : "K" + (i - 1)) + "\"}")
                .collect(Collectors.joining(",", "{\"license_type\": \"enterprise\", \"custom_kpis\": [", "]}"));
        user.patch(client, all).is(200);

        // When
        var refused = user.put(kpis + "/ONE_MORE", body("1"));

        // Then
        refused.isProblem(409, "too-many-kpis");
        user.put(kpis + "/K0", body("1")).is(200);
    }

    // ---- columns

    @Test
    void columnsOfDataSourcesAreChecked() {
        // Given
        sources(StubColumns.SHOP);

        // When
        var stored = user.put(kpis + "/A", body("SUM([shop.public.orders.total]) / COUNT([orders.YEAR])"));

        // Then
        stored.is(201);
        assertThat(stored.json().has("warnings")).isFalse();
        var refused = user.put(kpis + "/A", body("SUM([orders.total]) + SUM([orders.none])"));
        refused.isProblem(422, "invalid-kpi")
                .hasViolation("/formula", "more than one column")
                .hasViolation("/formula", "no data source of the client has");
        assertThat(refused.json().at("/violations/1/position").asInt()).isEqualTo(26);
        assertThat(user.post(
                                kpis + "/A/evaluate",
                                "{\"values\": {\"shop.public.orders.total\": [1.5, 2], \"orders.year\": [1, 2]}}")
                        .is(200)
                        .text())
                .isEqualTo("{\"code\":\"A\",\"value\":1.75}");
    }

    @ParameterizedTest
    @ValueSource(strings = {StubColumns.AWAY, StubColumns.BROKEN, StubColumns.SILENT, "kpi-test-nobody-knows"})
    void columnsThatNobodyCanTellAboutAreAWarning(String profile) {
        // Given
        sources(profile);

        // When
        var stored = user.put(kpis + "/A", body("1 + SUM([orders.total])"));

        // Then
        stored.is(201);
        assertThat(stored.at("/warnings/0/message")).contains("unverified");
        assertThat(stored.at("/warnings/0/position")).isEqualTo("8");
        assertThat(stored.text()).doesNotContain("canary");
        assertThat(user.get(kpis + "/A").json().has("warnings")).isFalse();
        assertThat(user.get(client).text()).doesNotContain("warnings");
        user.put(kpis + "/A", stored.text()).is(200);
    }

    @Test
    void clientWithoutProfilesHasNoColumns() {
        user.put(kpis + "/A", body("SUM([orders.total])"))
                .isProblem(422, "invalid-kpi")
                .hasViolation("/formula", "no data source of the client names a connector profile");
    }

    @Test
    void columnsAreCheckedInClientsToo() {
        // Given
        sources(StubColumns.SHOP);

        // When
        var refused = user.patch(client, """
                {"custom_kpis": [{"code": "A", "name": "A", "formula": "SUM([orders.none])"}]}""");

        // Then
        refused.isProblem(422, "invalid-client").hasViolation("/custom_kpis/0/formula", "no data source");
        user.patch(client, """
                {"custom_kpis": [{"code": "A", "name": "A", "formula": "SUM([orders.year])"}]}""").is(200);
    }

    @Test
    void columnsThatAreComputedWithAreNumbers() {
        // Given
        sources(StubColumns.SHOP);
        var text = "COUNT([orders.note]) + SUM([orders.amount], [orders.note])";

        // When
        var refused = user.put(kpis + "/A", body(text));

        // Then
        refused.isProblem(422, "invalid-kpi").hasViolation("/formula", "no column of numbers");
        assertThat(refused.json().at("/violations").size()).isEqualTo(1);
        assertThat(refused.json().at("/violations/0/position").asInt()).isEqualTo(44);
        user.patch(client, "{\"custom_kpis\": [{\"code\": \"A\", \"name\": \"A\", \"formula\": \"" + text + "\"}]}")
                .isProblem(422, "invalid-client")
                .hasViolation("/custom_kpis/0/formula", "no column of numbers");
        user.put(kpis + "/A", body("COUNT([orders.note]) + AVG([orders.amount])"))
                .is(201);
    }

    @Test
    void columnsTakeTheTimeThatOthersLeave() {
        // When
        var order = watches.stream()
                .map(watch -> watch.getClass().getSimpleName().replaceAll("_.*", ""))
                .toList();

        // Then
        assertThat(order).endsWith("KpiWatch").contains("DataSourceWatch");
    }

    @Test
    void columnsOfManySilentSourcesTakeOneDeadline() {
        // Given
        user.patch(client, """
                        {"license_type": "enterprise", "data_sources": [{"profile_id": "%s", "name": "a"},
                         {"profile_id": "%s", "name": "b"}]}""".formatted(StubColumns.SLOW, StubColumns.SILENT)).is(200);
        var begin = System.nanoTime();

        // When
        var stored = user.put(kpis + "/A", body("SUM([orders.total])"));

        // Then
        stored.is(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3_200));
    }

    // ---- KPIs of the catalogue

    @Test
    void kpiOfTheCatalogueThatAFormulaNamesStays() {
        // Given
        var listed = listedKpi();
        put("A", "1 + " + listed.toLowerCase(Locale.ROOT) + " * 2");

        // When
        var refused = admin.delete("/demo/kpis/" + listed);

        // Then
        refused.isProblem(409, "kpi-in-use");
        assertThat(refused.json().get("usages").toString()).isEqualTo("[{\"kind\":\"client\",\"ref\":\"" + id + "\"}]");
        user.patch(kpis + "/A", "{\"name\": \"Other\"}").is(200);
        user.delete(kpis + "/A").is(204);
        admin.delete("/demo/kpis/" + listed).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kpi_code': 'A', 'source_kpi_code': '%s'} | 409",
                "{'source_kpi': '%s'} | 409",
                "{'code': 'A', 'formula': '2*(%s)'} | 409",
                "{'code': 'A', 'formula': 'MIN(1,%s)'} | 409",
                "{'code': 'A', 'formula': '[%s.total] + [a.%s]'} | 204",
                "{'code': 'A', 'formula': 'X%s + %sX + _%s + %s (1)'} | 204",
                "{'code': '%s', 'formula': '1'}, {'code': 'B', 'formula': '%s'} | 204",
                "{'code': '%s', 'formula': '1', 'source_kpi': '%s'} | 409",
                "{'code': 5, 'formula': [1], 'source_kpi': {}}, 5, null, 'x' | 204"
            })
    void kpiOfTheCatalogueIsInUseIfTheClientMeansIt(String stored, int status) {
        // Given
        var listed = listedKpi();
        adopt("[" + stored.replace('\'', '"').replace("%s", listed.toLowerCase(Locale.ROOT)) + "]");

        // When
        var answer = admin.delete("/demo/kpis/" + listed);

        // Then
        answer.is(status);
        adopt("[]");
        admin.delete("/demo/kpis/" + listed);
    }

    @Test
    void noFormulaIsLeftWithoutTheKpiThatItNames() {
        for (int round = 0; round < 5; round++) {
            // Given
            var listed = listedKpi();
            var number = new AtomicInteger();
            var kpi = "{\"code\": \"A\", \"name\": \"A\", \"formula\": \"" + listed + "\"}";

            // When
            var answers = Parallel.run(4, () -> switch (number.getAndIncrement()) {
                case 0 -> admin.delete("/demo/kpis/" + listed);
                case 1 -> user.put(kpis + "/A", body(listed));
                default -> user.patch(client, "{\"custom_kpis\": [" + kpi + "]}");
            });

            // Then
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 204, 409, 422);
            var isThere = admin.get("/demo/kpis/" + listed).status() == 200;
            var isNamed = user.get(client).text().contains(listed);
            assertThat(isThere || !isNamed).isTrue();
            user.patch(client, "{\"custom_kpis\": []}").is(200);
            admin.delete("/demo/kpis/" + listed);
        }
    }

    // ---- as a part of the client

    @Test
    void codesAreStoredInOneForm() {
        // When
        user.patch(client, """
                {"custom_kpis": [{"code": "otif_adjusted", "name": "Mine", "formula": "otif * 2", "source_kpi": "Otif",
                 "required_objects": ["sales_order"]}]}""").is(200);

        // Then
        assertThat(user.get(client).json().get("custom_kpis").toString()).isEqualTo("""
                [{"code":"OTIF_ADJUSTED","name":"Mine","formula":"otif * 2","source_kpi":"OTIF",\
                "required_objects":["SALES_ORDER"]}]""");
    }

    @Test
    void licenseLimitsKpisOneByOneToo() {
        // Given
        user.patch(client, "{\"license_type\": \"basic\"}").is(200);
        int limit = admin.get("/demo/license-types/basic")
                .is(200)
                .json()
                .path("max_custom_kpis")
                .asInt();
        for (int i = 0; i < limit; i++) {
            put("A" + i, "1");
        }

        // When
        var refused = user.put(kpis + "/ONE_MORE", body("1"));

        // Then
        refused.isProblem(422, "license-limit-exceeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code': 'A', 'name': 'A', 'formula': '1 +'} | /formula | ends here",
                "{'code': 'A', 'name': 'A', 'formula': 'NOPE'} | /formula | NOPE is neither",
                "{'code': 'A', 'name': 'A', 'formula': 'A'} | /formula | A → A",
                "{'code': 'A', 'name': 'A'} | /formula | must be given",
                "{'code': 'A', 'formula': '1'} | /name | must not be blank",
                "{'code': 'A B', 'name': 'A', 'formula': '1'} | /code | letters",
                "{'code': 'A', 'name': 'A', 'formula': '1', 'extra': 1} | /extra | not a known field",
                "{'code': 'A', 'name': 'A', 'formula': '1', 'warnings': []} | /warnings | not a known field",
                "{'code': 'A', 'name': 'A', 'formula': 1} | /formula | must be a string",
                "{'code': 'A', 'name': 'A', 'source_kpi': 'nope'} | /source_kpi | must be a KPI",
                "{'code': 'A', 'name': 'A', 'formula': '1', 'required_objects': ['nope']} | /required_objects/0 | object model",
            })
    void sameRulesHoldInClients(String kpi, String field, String message) {
        // Given
        var body = "{\"client_name\": \"x\", \"custom_kpis\": [" + kpi.replace('\'', '"') + "]}";

        // When
        var patched = user.patch(client, body);

        // Then
        patched.isProblem(422, "invalid-client").hasViolation("/custom_kpis/0" + field, message);
        user.put(client, body).isProblem(422, "invalid-client");
        user.post("/demo/clients", body).isProblem(422, "invalid-client");
    }

    @Test
    void clientKeepsNoKpiTwiceAndNoneWithoutItsParts() {
        // Given
        put("A", "1");
        put("B", "A");
        var stored = user.get(client).json().get("custom_kpis");

        // When
        var doubled = user.patch(
                client,
                "{\"custom_kpis\": [%1$s, {\"code\": \"a\", \"name\": \"a\", \"formula\": \"1\"}]}"
                        .formatted(stored.get(0)));
        var orphan = user.patch(client, "{\"custom_kpis\": [" + stored.get(1) + "]}");

        // Then
        doubled.isProblem(422, "invalid-client").hasViolation("/custom_kpis/1/code", "twice");
        orphan.isProblem(422, "invalid-client").hasViolation("/custom_kpis/0", "is made from A");
        user.patch(client, "{\"custom_kpis\": " + stored + "}").is(200);
        user.patch(client, "{\"custom_kpis\": []}").is(200);
    }

    @Test
    void kpisOfTheSystemBeforeStayAsTheyAre() {
        // Given
        var adopted = """
                {"weights": [1, 2.50], "formula": "AVG(otif)", "kpi_code": "Otif_Custom", "source_kpi_code": "OTIF"}""";
        adopt("[" + adopted + ", {\"code\": \"odd\", \"formula\": \"1 +\"}, {\"note\": 1}, \"text\"]");

        // When
        var read = user.get(kpis).is(200);

        // Then
        assertThat(read.json().findValuesAsText("code")).isEmpty();
        adopt("[" + adopted + ", {\"code\": \"odd\", \"formula\": \"1 +\"}, {\"note\": 1}]");
        assertThat(user.get(kpis).json().findValuesAsText("code")).containsExactly("OTIF_CUSTOM", "ODD");
        assertThat(user.get(kpis + "/otif_custom").at("/source_kpi")).isEqualTo("OTIF");
        assertThat(user.post(kpis + "/otif_custom/evaluate", "{\"values\": {\"OTIF\": 95}}")
                        .is(200)
                        .at("/value"))
                .isEqualTo("95");
        user.post(kpis + "/odd/evaluate", "{\"values\": {}}").isProblem(422, "invalid-formula");
        put("NEW", "OTIF_CUSTOM * 2");
        user.patch(client, "{\"client_name\": \"Other\"}").is(200);
        var all = user.get(client).json().get("custom_kpis");
        assertThat(all.get(0).toString())
                .contains("\"kpi_code\":\"Otif_Custom\"")
                .contains("2.50");
        assertThat(all.get(1).toString()).contains("\"formula\":\"1 +\"");
        user.patch(client, "{\"custom_kpis\": " + all + "}").is(200);
        user.patch(kpis + "/otif_custom", "{\"name\": \"Mended\"}").is(200);
        assertThat(user.get(client).json().at("/custom_kpis/0").toString())
                .contains("\"code\":\"OTIF_CUSTOM\"")
                .contains("weights")
                .doesNotContain("kpi_code");
    }

    // ---- dry run

    @Test
    void dryRunSaysWhatIsWrongAndStoresNothing() {
        // Given
        put("A", "1");

        // When
        var wrong = user.post(kpis + "/validate", """
                {"code": "A", "name": "A", "formula": "otif +\\n A * NOPE", "required_objects": ["nope"]}""");

        // Then
        wrong.is(200);
        assertThat(wrong.at("/valid")).isEqualTo("false");
        assertThat(wrong.json().at("/errors/0").toString()).isEqualTo("""
                {"field":"/formula","in":"body","message":"NOPE is neither a KPI of the catalogue nor one of the client",\
                "position":12,"line":2,"column":6}""");
        assertThat(wrong.at("/errors/1/field")).isEqualTo("/required_objects/0");
        assertThat(wrong.json().at("/references").toString()).isEqualTo("""
                [{"kind":"catalogue_kpi","name":"OTIF","position":0},{"kind":"custom_kpi","name":"A","position":8},\
                {"kind":"unknown","name":"NOPE","position":12}]""");
        var cyclic = user.post(kpis + "/validate", "{\"code\": \"a\", \"name\": \"A\", \"formula\": \"A\"}")
                .is(200);
        assertThat(cyclic.at("/errors/0/message")).contains("A → A");
        var sound = user.post(kpis + "/validate", body("A / 2")).is(200);
        assertThat(sound.text())
                .isEqualTo("{\"valid\":true,\"errors\":[],"
                        + "\"references\":[{\"kind\":\"custom_kpi\",\"name\":\"A\",\"position\":0}],\"warnings\":[]}");
        assertThat(user.get(kpis).at("/total")).isEqualTo("1");
    }

    @Test
    void dryRunJudgesTheFormToo() {
        // When
        var wrong = user.post(kpis + "/validate", """
                {"code": "A B", "name": "", "formula": "1", "required_objects": ["ok", " "]}""").is(200);

        // Then
        assertThat(wrong.at("/valid")).isEqualTo("false");
        assertThat(wrong.json().get("errors").findValuesAsText("field"))
                .containsExactly("/code", "/name", "/required_objects/1");
        user.post(kpis + "/validate", "{\"nama\": 1}").isProblem(400, "invalid-request");
        user.post("/demo/clients/nobody/kpis/validate", body("1")).isProblem(404, "not-found");
    }

    // ---- values

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.1 + 0.2 ; {} ; 0.3",
                "OTIF * 3 ; {\"otif\": 0.10} ; 0.3",
                "OTIF / 3 ; {\"OTIF\": 1} ; 0.3333333333333333333333333333333333",
                "OTIF * 1 ; {\"OTIF\": 1e99} ; 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
                "IF(OTIF > 0, 1, 1 / 0) ; {\"OTIF\": 1} ; 1",
            })
    void valueIsExact(String formula, String values, String expected) {
        // Given
        put("A", formula.strip());

        // When
        var answer = user.post(kpis + "/A/evaluate", "{\"values\": " + values + "}");

        // Then
        assertThat(answer.is(200).text()).isEqualTo("{\"code\":\"A\",\"value\":" + expected.strip() + "}");
    }

    @Test
    void partsAreComputedUnlessGiven() {
        // Given
        put("A", "OTIF + 1");
        put("B", "A * 2");

        // When
        var computed = user.post(kpis + "/b/evaluate", "{\"values\": {\"OTIF\": 4}}");
        var given = user.post(kpis + "/b/evaluate", "{\"values\": {\"a\": 7, \"other\": 1}}");

        // Then
        assertThat(computed.is(200).at("/value")).isEqualTo("10");
        assertThat(given.is(200).at("/value")).isEqualTo("14");
        user.post(kpis + "/b/evaluate", "{\"values\": {}}")
                .isProblem(422, "missing-values")
                .hasViolation("/values/OTIF", "must be given");
        user.post(kpis + "/nope/evaluate", "{\"values\": {}}").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / OTIF", "1 % OTIF", "10 ^ 99 * 10", "SQRT(OTIF - 1)", "OTIF ^ -1", "ROUND(1, 99)"})
    void noValueIsAProblemOfItsOwn(String formula) {
        // Given
        put("A", formula);

        // When
        var answer = user.post(kpis + "/A/evaluate", "{\"values\": {\"OTIF\": 0}}");

        // Then
        answer.isProblem(422, "no-value");
        assertThat(answer.at("/kpi")).isEqualTo("A");
        assertThat(answer.at("/position")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"values\": {\"OTIF\": \"1\"}}",
                "{\"values\": {\"OTIF\": null}}",
                "{\"values\": {\"OTIF\": [1]}}",
                "{\"values\": {\"OTIF\": 1e100}}",
                "{\"values\": {\"OTIF\": 1, \"otif\": 2}}",
                "{\"values\": null}",
                "{}",
                "{\"values\": {}, \"more\": 1}"
            })
    void valuesAreNumbers(String body) {
        put("A", "OTIF");
        user.post(kpis + "/A/evaluate", body).isProblem(400, "invalid-request");
    }

    private void sources(String profile) {
        user.patch(client, "{\"data_sources\": [{\"profile_id\": \"%s\", \"name\": \"shop\"}]}".formatted(profile))
                .is(200);
    }

    private String listedKpi() {
        var code = "KT" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        admin.put("/demo/kpis/" + code, "{\"name\": \"x\", \"unit\": \"%\"}").is(201);
        return code;
    }

    private void adopt(String kpis) {
        Database.execute(
                "update client_configs set config_data = jsonb_set(config_data, '{custom_kpis}', '%s') where client_id = '%s'"
                        .formatted(kpis, id));
    }

    private Answer put(String code, String formula) {
        return put(code, formula, "");
    }

    private Answer put(String code, String formula, String more) {
        return user.put(kpis + "/" + code, "{\"name\": \"%s\", \"formula\": \"%s\"%s}".formatted(code, formula, more))
                .is(201);
    }

    private static String body(String formula) {
        return "{\"name\": \"Kpi\", \"formula\": \"" + formula + "\"}";
    }
}
