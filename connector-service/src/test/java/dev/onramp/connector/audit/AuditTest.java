package dev.onramp.connector.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.Sources;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuditTest {

    private static final String CREATED = "{\"name\": \"Orders\", \"type\": \"sql\", \"connection_string\":"
            + " \"Server=db;Database=orders\", \"credentials\": {\"username\": \"reader\", \"password\": \"s3cret\"}}";

    private final Api user = Api.newUser("editor");
    private final Api admin = Api.newUser("admin");
    private final String id = "profile-" + UUID.randomUUID();
    private final String path = "/connector/profiles/" + id;

    @Test
    void creationIsTold() {
        // When
        user.put(path, CREATED).is(201);

        // Then
        var entry = admin.get(path + "/audit").is(200).json().at("/items/0");
        assertThat(entry.at("/actor").asText()).isEqualTo(user.user());
        assertThat(entry.at("/action").asText()).isEqualTo("create");
        assertThat(entry.at("/profile_id").asText()).isEqualTo(id);
        assertThat(entry.at("/at").asText()).endsWith("Z");
        assertThat(entry.at("/details").toString())
                .isEqualTo("{\"fields\":{\"host\":{\"to\":\"db\"},\"name\":{\"to\":\"Orders\"},\"port\":{\"to\":1433},"
                        + "\"type\":{\"to\":\"sql\"},\"dialect\":{\"to\":\"sqlserver\"},\"database\":{\"to\":\"orders\"},"
                        + "\"username\":{\"to\":\"reader\"}},\"secrets\":{\"password\":\"changed\"}}");
    }

    @Test
    void changeTellsWhatWasAndWhatIs() {
        // Given
        user.put(path, CREATED).is(201);

        // When
        user.patch(
                        path,
                        "{\"name\": \"Sales\", \"metadata\": {\"team\": \"x\"}, \"options\": {\"connect_timeout\": 5,"
                                + " \"ca_certificate\": \"" + Sources.PEM.replace("\n", "\\n") + "\"}}")
                .is(200);

        // Then
        assertThat(lastDetails())
                .isEqualTo("{\"fields\":{\"name\":{\"to\":\"Sales\",\"from\":\"Orders\"},\"metadata\":\"changed\","
                        + "\"options.tls_mode\":{\"to\":\"prefer\"},\"options.ca_certificate\":\"changed\","
                        + "\"options.connect_timeout\":{\"to\":5}},\"secrets\":{\"password\":\"unchanged\"}}");
    }

    @Test
    void ofASecretOnlyIsToldThatItChanged() {
        // Given
        user.put(path, CREATED).is(201);

        // When
        user.patch(path, "{\"credentials\": {\"password\": \"s3cret2\"}}").is(200);
        var changed = lastDetails();
        user.patch(path, "{\"credentials\": {\"password\": null}}").is(200);
        var removed = lastDetails();

        // Then
        assertThat(changed).isEqualTo("{\"fields\":{},\"secrets\":{\"password\":\"changed\"}}");
        assertThat(removed).isEqualTo("{\"fields\":{},\"secrets\":{\"password\":\"removed\"}}");
    }

    @Test
    void whatPeopleWroteBySqlInOddPlacesIsNotTold() {
        // Given
        Database.execute(("insert into connector_profiles (id, profile_data) values ('%s', '{\"name\": \"By SQL\","
                        + " \"type\": \"api\", \"base_url\": \"https://x.example.com?api_key=canary5\","
                        + " \"host\": \"sa:canary1@db\", \"database\": \"x;Password=canary2\","
                        + " \"auth\": {\"type\": \"bearer\", \"token\": \"canary3\"},"
                        + " \"options\": {\"password\": \"canary4\"}}')")
                .formatted(path.substring(path.lastIndexOf('/') + 1)));

        // When
        user.put(path, "{\"name\": \"By API\", \"type\": \"api\", \"connection_string\": \"https://api.example.com\"}")
                .is(200);

        // Then
        assertThat(lastDetails())
                .doesNotContain("canary")
                .contains("\"host\":\"changed\"", "\"auth\":\"changed\"", "\"options\":\"changed\"");
    }

    @Test
    void deletionAndUsesAreToldToo() {
        // Given
        user.put(path, CREATED).is(201);

        // When
        user.send("PUT", path + "/usages/a/b").is(201);
        user.send("PUT", path + "/usages/a/b").is(204);
        user.delete(path + "/usages/a/b").is(204);
        user.delete(path).is(204);

        // Then
        var list = admin.get(path + "/audit").is(200);
        assertThat(list.json().findValuesAsText("action"))
                .containsExactly("delete", "usage-removed", "usage-added", "create");
        assertThat(list.json().at("/items/1/details").toString()).isEqualTo("{\"ref\":\"b\",\"consumer\":\"a\"}");
    }

    @Test
    void listIsFilteredAndGoesOn() {
        // Given
        user.put(path, CREATED).is(201);
        user.patch(path, "{\"name\": \"2\"}").is(200);
        user.patch(path, "{\"name\": \"3\"}").is(200);

        // When
        var first = admin.get("/connector/audit?limit=1&action=update&actor=" + user.user())
                .is(200);
        var second = admin.get(first.next()).is(200);

        // Then
        assertThat(first.at("/items/0/details/fields/name/to")).isEqualTo("3");
        assertThat(second.at("/items/0/details/fields/name/to")).isEqualTo("2");
        assertThat(second.has("Link")).isFalse();
    }

    @Test
    void onlyAdministratorsRead() {
        user.get(path + "/audit").isProblem(403, "forbidden");
        user.get("/connector/audit").isProblem(403, "forbidden");
        admin.get("/connector/audit?nosuch=1").isProblem(400, "invalid-request");
    }

    @Test
    void writeThatIsRefusedLeavesNoEntry() {
        // Given
        var tag = user.put(path, CREATED).is(201).etag();
        user.send("PUT", path + "/usages/a/b").is(201);

        // When
        user.post("/connector/profiles", CREATED.replaceFirst("\\{", "{\"id\": \"" + id + "\", "))
                .is(409);
        user.patch(path, "{\"host\": \"evil\"}").is(422);
        user.with("If-Match", tag.replaceFirst(".\"$", "x\""))
                .patch(path, "{\"name\": \"2\"}")
                .is(412);
        user.delete(path).is(409);

        // Then
        assertThat(admin.get(path + "/audit").is(200).json().findValuesAsText("action"))
                .containsExactly("usage-added", "create");
    }

    @Test
    void writeThatIsRolledBackAtItsEndLeavesNoEntry() {
        // Given
        Database.execute("create function refuse_" + suffix() + "() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no'; end $$;"
                + " create constraint trigger refuse_" + suffix() + " after insert on connector_profiles"
                + " deferrable initially deferred for each row when (new.id = '" + id + "')"
                + " execute function refuse_" + suffix() + "()");

        // When
        user.put(path, CREATED).is(500);

        // Then
        Database.execute("drop trigger refuse_" + suffix() + " on connector_profiles");
        assertThat(Database.query("select action from audit_log where profile_id = ?", id))
                .isEmpty();
        user.get(path).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_log set actor = 'x'", "delete from audit_log", "truncate audit_log"})
    void roleOfTheServiceCannotChangeIt(String statement) throws SQLException {
        try (var connection = Database.asService();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_log set actor = 'x'", "delete from audit_log", "truncate audit_log"})
    void notEvenASuperuserChangesItByMistake(String statement) throws SQLException {
        try (var connection = Database.asSuperuser();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changed");
        }
    }

    private String suffix() {
        return id.replace('-', '_');
    }

    private String lastDetails() {
        return admin.get(path + "/audit?limit=1")
                .is(200)
                .json()
                .at("/items/0/details")
                .toString();
    }
}
