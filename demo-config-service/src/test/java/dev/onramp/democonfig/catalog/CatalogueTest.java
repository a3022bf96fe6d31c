package dev.onramp.democonfig.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules, KPIs and object models: what is there from the start, and what an admin makes of it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CatalogueTest {

    private static final String MODULES = "/demo/modules";
    private static final String KPIS = "/demo/kpis";
    private static final String OBJECTS = "/demo/object-models";

    private final Api admin = Api.newUser("admin");
    private final Api viewer = Api.newUser("viewer");
    private final String code =
            "T" + UUID.randomUUID().toString().replace('-', '_').toUpperCase(Locale.ROOT);

    // ---- what is there from the start

    @Test
    void modulesOfTheSeedComeInItsOrder() {
        // When
        var list = viewer.get(MODULES + "?limit=100&created_before=" + "2126-01-01T00:00:00Z")
                .is(200);

        // Then
        assertThat(texts(list, "code"))
                .containsSubsequence("SCOR", "CRM", "SALES", "ASCM_SCOR", "BUSINESS_DEVELOPMENT")
                .contains(
                        "CHANNEL_SALES",
                        "CUSTOMER_RETENTION",
                        "CUSTOMER_SUCCESS",
                        "INSIDE_SALES",
                        "INVENTORY_MGMT",
                        "ISO_20400",
                        "ISO_22004",
                        "ISO_28000",
                        "KEY_ACCOUNT_MANAGEMENT",
                        "LOGISTICS",
                        "OUTSIDE_SALES",
                        "PACKING",
                        "SALES_DEVELOPMENT",
                        "SALES_ENABLEMENT",
                        "SALES_OPERATIONS",
                        "SALES_PERFORMANCE",
                        "SALES_STRATEGY",
                        "SALES_TRAINING_COACHING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCOR", "scor", "Scor"})
    void moduleIsReadWithItsKpisWhateverTheCaseOfItsCode(String sent) {
        // When
        var module = viewer.get(MODULES + "/" + sent).is(200);

        // Then
        assertThat(module.at("/code")).isEqualTo("SCOR");
        assertThat(module.at("/name")).isEqualTo("Supply Chain Operations Reference");
        assertThat(module.at("/value_chain")).isEqualTo("SCOR");
        assertThat(values(module.json().get("industries"))).contains("MANUFACTURING", "RETAIL");
        assertThat(module.json().get("kpis").get(0).toString())
                .isEqualTo(
                        "{\"code\":\"PERFECT_ORDER_FULFILLMENT\",\"name\":\"Perfect order fulfillment\",\"unit\":\"%\"}");
        assertThat(values(module.json().get("required_objects")))
                .containsExactly(
                        "SALES_ORDER",
                        "DELIVERY",
                        "INVOICE",
                        "INVENTORY",
                        "PAYMENT",
                        "SUPPLIER_INVOICE",
                        "LEDGER_ENTRY");
    }

    @Test
    void everyModuleOfTheSeedHasThreeToFiveKpisAndTheirObjects() {
        // When
        var modules = Database.query("select code from modules where kpi_codes <> '{}' and created_at <= (select"
                + " created_at from modules where code = 'SCOR')");

        // Then
        assertThat(modules).hasSize(23);
        for (var module : modules) {
            var shown = viewer.get(MODULES + "/" + module).is(200).json();
            assertThat(shown.get("kpis")).hasSizeBetween(3, 5).hasSameSizeAs(shown.get("kpi_codes"));
            assertThat(shown.get("required_objects")).isNotEmpty();
        }
        assertThat(Database.query("select o from kpis, unnest(required_objects) o"
                        + " where o not in (select code from object_models)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/modules?value_chain=supply_chain, LOGISTICS, SALES",
        "/demo/modules?industry=Healthcare, SCOR, ISO_28000",
        "/demo/modules?kpi=win_rate, SALES, SCOR",
        "/demo/modules?name=reference, SCOR, SALES",
        "/demo/modules?value_chain=SALES_MGMT&kpi=WIN_RATE, OUTSIDE_SALES, SALES",
        "/demo/kpis?module=scor, OTIF, WIN_RATE",
        "/demo/kpis?unit=days, CASH_TO_CASH_CYCLE_TIME, OTIF",
        "/demo/kpis?object_model=delivery, OTIF, WIN_RATE",
        "/demo/object-models?name=ORDER, SALES_ORDER, CUSTOMER"
    })
    void listsHaveFilters(String list, String found, String other) {
        assertThat(texts(viewer.get(list + "&limit=100").is(200), "code"))
                .contains(found)
                .doesNotContain(other);
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/modules?chain=SCOR, chain",
        "/demo/modules?value_chain=a-b, value_chain",
        "/demo/modules?industry=, industry",
        "/demo/kpis?module=1, module",
        "/demo/object-models?unit=x, unit",
        "/demo/kpis?limit=101, limit"
    })
    void badFilterIsNamed(String list, String parameter) {
        viewer.get(list).isProblem(400, "invalid-request").hasViolation(parameter, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODULES, KPIS, OBJECTS})
    void pagesGoThroughAllWithoutARepetition(String collection) {
        // Given
        var total = Integer.parseInt(viewer.get(collection).is(200).at("/total"));

        // When
        var codes = new ArrayList<String>();
        var page = viewer.get(collection + "?limit=7").is(200);
        codes.addAll(texts(page, "code"));
        while (page.has("Link")) {
            page = viewer.get(page.next()).is(200);
            codes.addAll(texts(page, "code"));
        }

        // Then
        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(Math.min(total, 23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/modules/NO_SUCH", "/demo/kpis/a-b", "/demo/object-models/%C4%B1"})
    void whatIsNotThereIsNotFound(String path) {
        viewer.get(path).isProblem(404, "not-found");
        admin.patch(path, "{}").isProblem(404, "not-found");
        admin.delete(path).isProblem(404, "not-found");
    }

    // ---- what an admin makes

    @Test
    void moduleIsMadeChangedAndDeleted() {
        // Given
        var path = MODULES + "/" + code.toLowerCase(Locale.ROOT);
        var body = """
                {"code": "%s", "name": "New", "value_chain": "scor", "industries": ["energy"], "kpi_codes": ["otif"]}""".formatted(code);

        // When
        var made = admin.put(path, body).is(201);
        var changed = admin.patch(made.location(), "{\"name\": \"Newer\", \"industries\": null}")
                .is(200);

        // Then
        assertThat(made.location()).isEqualTo(MODULES + "/" + code);
        assertThat(made.at("/value_chain")).isEqualTo("SCOR");
        assertThat(made.at("/industries/0")).isEqualTo("ENERGY");
        assertThat(made.at("/kpi_codes/0")).isEqualTo("OTIF");
        assertThat(values(made.json().get("required_objects"))).containsExactly("SALES_ORDER", "DELIVERY");
        assertThat(changed.at("/name")).isEqualTo("Newer");
        assertThat(changed.json().get("industries")).isEmpty();
        assertThat(changed.at("/kpi_codes/0")).isEqualTo("OTIF");
        admin.put(path, changed.text()).is(200);
        admin.delete(path).is(204);
        viewer.get(path).is(404);
    }

    @Test
    void kpiAndObjectModelAreMadeChangedAndDeleted() {
        // Given
        var object = OBJECTS + "/" + code;
        var kpi = KPIS + "/" + code;

        // When
        admin.put(object, "{\"name\": \"Pallet\"}").is(201);
        var made = admin.put(kpi, """
                {"name": "Pallets", "unit": "count", "required_objects": ["%s", "Delivery"]}""".formatted(code.toLowerCase(Locale.ROOT))).is(201);

        // Then
        assertThat(values(made.json().get("required_objects"))).containsExactly(code, "DELIVERY");
        assertThat(admin.patch(object, "{\"description\": \"Wood\"}").is(200).at("/description"))
                .isEqualTo("Wood");
        assertThat(admin.patch(kpi, "{\"unit\": \"%\"}").is(200).at("/unit")).isEqualTo("%");
        var used = admin.delete(object).isProblem(409, "object-model-in-use");
        assertThat(used.json().get("usages").toString()).isEqualTo("[{\"kind\":\"kpi\",\"ref\":\"" + code + "\"}]");
        assertThat(used.at("/total")).isEqualTo("1");
        admin.delete(kpi).is(204);
        admin.delete(object).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/demo/modules | {\"value_chain\": \"X\"} | 400 | invalid-request | /name",
                "/demo/modules | {\"name\": \"x\"} | 400 | invalid-request | /value_chain",
                "/demo/modules | {\"name\": \"x\", \"value_chain\": \"a b\"} | 400 | invalid-request | /value_chain",
                "/demo/modules | {\"name\": \"x\", \"value_chain\": \"X\", \"industries\": [\"A\", \"a\"]} | 400 | invalid-request | /industries/1",
                "/demo/modules | {\"name\": \"x\", \"value_chain\": \"X\", \"kpi_codes\": [\"OTIF\", \"NO_SUCH\"]} | 422 | unknown-kpi | /kpi_codes/1",
                "/demo/modules | {\"name\": \"x\", \"value_chain\": \"X\", \"code\": \"OTHER\"} | 422 | id-mismatch | /code",
                "/demo/kpis | {\"name\": \"x\"} | 400 | invalid-request | /unit",
                "/demo/kpis | {\"name\": \"x\", \"unit\": \"%\", \"required_objects\": [\"NO_SUCH\"]} | 422 | unknown-object-model | /required_objects/0",
                "/demo/kpis | {\"name\": \"x\", \"unit\": \"%\", \"required_objects\": [null]} | 400 | invalid-request | /required_objects/0",
                "/demo/object-models | {\"name\": \" \"} | 400 | invalid-request | /name"
            })
    void badEntryIsRefused(String collection, String body, int status, String problem, String field) {
        admin.put(collection + "/" + code, body).isProblem(status, problem).hasViolation(field, "");
        viewer.get(collection + "/" + code).is(404);
    }

    @Test
    void codeOfAnotherFormIsRefused() {
        admin.put(OBJECTS + "/a-b", "{\"name\": \"x\"}")
                .isProblem(400, "invalid-request")
                .hasViolation("code", "must be 1 to 64 letters");
    }

    @Test
    void kpiOfAModuleStays() {
        // When
        var answer = admin.delete(KPIS + "/otif").isProblem(409, "kpi-in-use");

        // Then
        assertThat(answer.json().get("usages").toString()).contains("{\"kind\":\"module\",\"ref\":\"SCOR\"}");
    }

    @Test
    void moduleOfALicenseStays() {
        // When
        var answer = admin.delete(MODULES + "/LOGISTICS").isProblem(409, "module-in-use");

        // Then
        assertThat(answer.json().get("usages").toString())
                .contains(
                        "{\"kind\":\"license\",\"ref\":\"enterprise\"}",
                        "{\"kind\":\"license\",\"ref\":\"professional\"}");
    }

    @Test
    void moduleThatAClientChoseStays() {
        // Given
        var client = "/demo/clients/" + code;
        admin.put(MODULES + "/" + code, "{\"name\": \"x\", \"value_chain\": \"X\"}")
                .is(201);
        admin.put(
                        client,
                        "{\"client_name\": \"x\", \"license_type\": \"enterprise\", \"modules\": [\"%s\"]}"
                                .formatted(code.toLowerCase(Locale.ROOT)))
                .is(201);

        // When
        var answer = admin.delete(MODULES + "/" + code).isProblem(409, "module-in-use");

        // Then
        assertThat(answer.json().get("usages").toString())
                .isEqualTo("[{\"kind\":\"client\",\"ref\":\"" + code + "\"}]");
        admin.patch(client, "{\"modules\": []}").is(200);
        admin.delete(MODULES + "/" + code).is(204);
    }

    @Test
    void noClientIsLeftWithAModuleThatIsGone() {
        for (int round = 0; round < 10; round++) {
            // Given
            var module = MODULES + "/" + code;
            var client = "/demo/clients/" + code + "-" + round;
            admin.put(module, "{\"name\": \"x\", \"value_chain\": \"X\"}");
            admin.put(client, "{\"client_name\": \"x\", \"license_type\": \"enterprise\"}")
                    .is(201);
            var number = new AtomicInteger();

            // When
            var answers = Parallel.run(
                    4,
                    () -> number.incrementAndGet() == 2
                            ? admin.delete(module)
                            : admin.patch(client, "{\"modules\": [\"" + code + "\"]}"));

            // Then
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 204, 409, 422);
            assertThat(Database.query(
                            "select client_id from client_configs where config_data -> 'modules' ?? cast(? as text)"
                                    + " and not exists (select from modules where code = ?)",
                            code,
                            code))
                    .isEmpty();
            admin.patch(client, "{\"modules\": []}").is(200);
        }
    }

    @Test
    void whatCustomKpisReferToStays() {
        // Given
        var client = "client-" + code;
        admin.put(OBJECTS + "/" + code, "{\"name\": \"x\"}").is(201);
        admin.put(KPIS + "/" + code, "{\"name\": \"x\", \"unit\": \"%\"}").is(201);
        Database.execute("insert into client_configs (client_id, config_data) values ('" + client
                + "', '{\"custom_kpis\": [5, {\"source_kpi\": \"" + code.toLowerCase(Locale.ROOT)
                + "\", \"required_objects\": [null, \"" + code + "\"]}, {\"required_objects\": {}}]}')");

        // When
        var kpi = admin.delete(KPIS + "/" + code).isProblem(409, "kpi-in-use");
        var object = admin.delete(OBJECTS + "/" + code).isProblem(409, "object-model-in-use");

        // Then
        var use = "[{\"kind\":\"client\",\"ref\":\"" + client + "\"}]";
        assertThat(kpi.json().get("usages").toString()).isEqualTo(use);
        assertThat(object.json().get("usages").toString()).isEqualTo(use);
        admin.delete("/demo/clients/" + client).is(204);
        admin.delete(KPIS + "/" + code).is(204);
        admin.delete(OBJECTS + "/" + code).is(204);
    }

    @Test
    void usesAreNamedUpToAHundredAndCountedAll() {
        // Given
        admin.put(MODULES + "/" + code, "{\"name\": \"x\", \"value_chain\": \"X\"}")
                .is(201);
        Database.execute("insert into client_configs (client_id, config_data) select '" + code
                + "-' || i, jsonb_build_object('modules', jsonb_build_array('" + code
                + "')) from generate_series(1, 130) i");

        // When
        var answer = admin.delete(MODULES + "/" + code).isProblem(409, "module-in-use");

        // Then
        assertThat(answer.json().get("usages")).hasSize(100);
        assertThat(answer.at("/total")).isEqualTo("130");
        Database.execute("delete from client_configs where client_id like '" + code + "-%'");
    }

    @Test
    void catalogueIsFullAtAThousand() {
        // Given
        Database.execute("insert into object_models (code, name) select '" + code
                + "_' || i, 'x' from generate_series(1, 1000) i");

        try {
            // When
            var answer = admin.put(OBJECTS + "/" + code, "{\"name\": \"x\"}");

            // Then
            answer.isProblem(409, "catalogue-full");
        } finally {
            Database.execute("delete from object_models where code like '" + code + "!_%' escape '!'");
        }
        admin.put(OBJECTS + "/" + code, "{\"name\": \"x\"}").is(201);
    }

    // ---- versions

    @Test
    void unchangedModuleIsNotSentAgain() {
        // Given
        var tag = viewer.get(MODULES + "/CRM").is(200).etag();

        // When
        var again = viewer.with("If-None-Match", tag).get(MODULES + "/crm");

        // Then
        again.is(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void moduleIsAnotherVersionWhenItsKpiChanges() {
        // Given
        admin.put(KPIS + "/" + code, "{\"name\": \"Old\", \"unit\": \"%\"}").is(201);
        var module = admin.put(
                        MODULES + "/" + code,
                        "{\"name\": \"x\", \"value_chain\": \"X\", \"kpi_codes\": [\"%s\"]}".formatted(code))
                .is(201);

        // When
        admin.patch(KPIS + "/" + code, "{\"name\": \"New\", \"required_objects\": [\"INVOICE\"]}")
                .is(200);

        // Then
        var again = viewer.with("If-None-Match", module.etag())
                .get(MODULES + "/" + code)
                .is(200);
        assertThat(again.at("/kpis/0/name")).isEqualTo("New");
        assertThat(again.at("/required_objects/0")).isEqualTo("INVOICE");
    }

    @Test
    void staleVersionIsNotOverwritten() {
        // Given
        var path = OBJECTS + "/" + code;
        var tag = admin.put(path, "{\"name\": \"x\"}").is(201).etag();
        admin.patch(path, "{\"name\": \"y\"}").is(200);

        // When
        var late = admin.with("If-Match", tag);

        // Then
        late.put(path, "{\"name\": \"z\"}").isProblem(412, "precondition-failed");
        late.patch(path, "{\"name\": \"z\"}").isProblem(412, "precondition-failed");
        late.delete(path).isProblem(412, "precondition-failed");
        admin.with("If-None-Match", "*").put(path, "{\"name\": \"z\"}").isProblem(412, "precondition-failed");
    }

    @Test
    void parallelPutsOfANewEntryMakeOne() {
        // When
        var answers = Parallel.run(8, () -> admin.put(OBJECTS + "/" + code, "{\"name\": \"x\"}"));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(7);
    }

    // ---- who may

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/modules/SCOR",
                "/demo/kpis/OTIF",
                "/demo/object-models/DELIVERY",
                "/demo/license-types/basic"
            })
    void onlyAnAdminWrites(String path) {
        for (var role : new String[] {"viewer", "editor"}) {
            var user = Api.newUser(role);
            user.get(path).is(200);
            user.put(path, "{\"name\": \"x\"}").isProblem(403, "forbidden");
            user.patch(path, "{}").isProblem(403, "forbidden");
        }
        Api.newUser("editor").delete("/demo/kpis/OTIF").isProblem(403, "forbidden");
        Api.newUser("guest").get(path).isProblem(403, "forbidden");
        Api.anonymous().get(path).isProblem(401, "unauthorized");
    }

    private static List<String> texts(Answer list, String field) {
        var texts = new ArrayList<String>();
        list.json().get("items").forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }

    private static List<String> values(JsonNode array) {
        var values = new ArrayList<String>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
