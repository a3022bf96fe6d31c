package dev.onramp.democonfig.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three licences. What a test changes it changes back. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LicenseTypeTest {

    private static final String LICENSES = "/demo/license-types";

    private final Api admin = Api.newUser("admin");

    @Test
    void thereAreThreeFromTheLeastToTheMost() {
        // When
        var list = Api.newUser("viewer").get(LICENSES).is(200);

        // Then
        assertThat(list.json().get("items").findValuesAsText("license_type"))
                .containsExactly("basic", "professional", "enterprise");
        assertThat(list.at("/total")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({"basic, 5, 5, 3, 0, false", "Professional, 50, 50, 20, 3, false", "ENTERPRISE, '', '', '', 23, true"})
    void eachSaysWhatItGives(String type, String users, String kpis, String sources, int included, boolean allowsAll) {
        // When
        var license = admin.get(LICENSES + "/" + type).is(200).json();

        // Then
        assertThat(license.path("max_users").asText()).isEqualTo(users);
        assertThat(license.path("max_custom_kpis").asText()).isEqualTo(kpis);
        assertThat(license.path("max_data_sources").asText()).isEqualTo(sources);
        assertThat(license.get("included_modules")).hasSize(included);
        assertThat(license.get("allows_all").asBoolean()).isEqualTo(allowsAll);
        assertThat(license.get("preferences")).isNotEmpty();
    }

    @Test
    void adminChangesWhatALicenseGives() {
        // Given
        var before = admin.get(LICENSES + "/basic").is(200);

        // When
        var changed = admin.patch(
                        LICENSES + "/basic", "{\"allowed_modules\": [\"SCOR\", \"CRM\", \"SALES\", \"packing\"]}")
                .is(200);
        var back = admin.with("If-Match", changed.etag())
                .put(LICENSES + "/basic", before.text())
                .is(200);

        // Then
        assertThat(changed.at("/allowed_modules/3")).isEqualTo("PACKING");
        assertThat(changed.etag()).isNotEqualTo(before.etag());
        assertThat(back.json().get("allowed_modules")).isEqualTo(before.json().get("allowed_modules"));
        assertThat(back.json().get("preferences")).isEqualTo(before.json().get("preferences"));
        admin.with("If-Match", changed.etag()).patch(LICENSES + "/basic", "{}").isProblem(412, "precondition-failed");
    }

    @Test
    void noClientLosesAModuleByAChangeOfItsLicense() {
        // Given
        var id = "client-" + UUID.randomUUID();
        var client = "/demo/clients/" + id;
        admin.put(
                        client,
                        "{\"client_name\": \"x\", \"license_type\": \"professional\", \"modules\": [\"INSIDE_SALES\"]}")
                .is(201);
        var allowed = admin.get(LICENSES + "/professional").is(200).json().get("allowed_modules");
        var fewer = allowed.toString().replace("\"INSIDE_SALES\",", "");

        // When
        var answer = admin.patch(LICENSES + "/professional", "{\"allowed_modules\": " + fewer + "}");

        // Then
        answer.isProblem(409, "license-in-use");
        assertThat(answer.json().get("usages").toString()).contains("{\"kind\":\"client\",\"ref\":\"" + id + "\"}");
        admin.delete(client).is(204);
    }

    @Test
    void moduleThatTheLicenseAloneGivesStaysInIt() {
        // Given
        var client = "/demo/clients/client-" + UUID.randomUUID();
        admin.put(client, "{\"client_name\": \"x\", \"license_type\": \"professional\", \"modules\": [\"CRM\"]}")
                .is(201);
        var before = admin.get(LICENSES + "/professional").is(200).json();
        var allowed = before.get("allowed_modules").toString().replace("[", "[\"SCOR\",");

        // When
        var answer = admin.patch(
                LICENSES + "/professional",
                "{\"included_modules\": [\"CRM\", \"SALES\"], \"allowed_modules\": " + allowed + "}");

        // Then
        answer.isProblem(409, "license-in-use");
        assertThat(answer.json().get("usages").toString()).contains(client.substring(client.lastIndexOf('/') + 1));
        assertThat(admin.get(LICENSES + "/professional").json().get("included_modules"))
                .isEqualTo(before.get("included_modules"));
        admin.delete(client).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"included_modules\": [\"NO_SUCH\"]} | 422 | unknown-module | /included_modules/0",
                "{\"allowed_modules\": [\"SCOR\", \"NO_SUCH\"]} | 422 | unknown-module | /allowed_modules/1",
                "{\"max_users\": 0} | 400 | invalid-request | /max_users",
                "{\"max_custom_kpis\": 201} | 400 | invalid-request | /max_custom_kpis",
                "{\"max_data_sources\": -1} | 400 | invalid-request | /max_data_sources",
                "{\"allows_all\": \"yes\"} | 400 | invalid-request | /allows_all",
                "{\"preferences\": []} | 400 | invalid-request | /preferences",
                "{\"license_type\": \"basic\"} | 422 | id-mismatch | /license_type"
            })
    void badChangeIsRefused(String patch, int status, String problem, String field) {
        admin.patch(LICENSES + "/enterprise", patch).isProblem(status, problem).hasViolation(field, "");
    }

    @Test
    void thereIsNoFourth() {
        admin.get(LICENSES + "/gold").isProblem(404, "not-found");
        admin.put(LICENSES + "/gold", "{\"name\": \"Gold\"}").isProblem(404, "not-found");
        admin.delete(LICENSES + "/basic").is(405);
    }
}
