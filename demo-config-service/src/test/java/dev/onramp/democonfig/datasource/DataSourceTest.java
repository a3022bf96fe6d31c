package dev.onramp.democonfig.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.datasource.StubConnector.Illness;
import dev.onramp.democonfig.kpi.ProfileColumns;
import dev.onramp.democonfig.kpi.ProfileColumns.TableColumn;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data sources of clients name profiles of connector-service, which has time enough to answer. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(
        value = StubConnector.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = StubConnector.DEADLINE, value = "10s"))
class DataSourceTest extends DataSourceFixture {

    @Test
    void profileThatIsThereIsVerifiedAtOnceAndItsUseIsRegistered() {
        // When
        var stored = editor.put(path, body(profile)).is(201);

        // Then
        assertThat(stored.json().at("/data_sources/0").size()).isEqualTo(2);
        var source = editor.get(path + "/data-sources").is(200);
        assertThat(source.at("/items/0/profile_id")).isEqualTo(profile);
        assertThat(source.at("/items/0/name")).isEqualTo("Orders");
        assertThat(source.at("/items/0/verification")).isEqualTo("verified");
        assertThat(source.json().at("/items/0").has("checked_at")).isTrue();
        Eventually.holds(() -> assertThat(usageRegistered()).isEqualTo("true"));
        assertThat(StubConnector.usages()).contains(usage);
        assertThat(StubConnector.identities()).containsExactly("Bearer " + StubConnector.TOKEN);
    }

    @Test
    void unknownProfilesRefuseTheWriteAndAreNamed() {
        // When
        var refused = editor.put(
                path,
                "{\"client_name\": \"x\", \"data_sources\": [{\"profile_id\": \"none-1\"}, {\"profile_id\": \""
                        + profile + "\"}, {\"name\": \"file\"}, {\"profile_id\": \"none-2\"}]}");

        // Then
        refused.isProblem(422, "unknown-profile")
                .hasViolation("/data_sources/0/profile_id", "profile that exists")
                .hasViolation("/data_sources/3/profile_id", "profile that exists");
        assertThat(refused.json().at("/violations")).hasSize(2);
        editor.get(path).is(404);
    }

    @Test
    void profileThatIsDeletedLaterIsMissingAndComesBack() {
        // Given
        editor.put(path, body(profile)).is(201);
        StubConnector.remove(profile);
        Eventually.holds(() -> assertThat(verification()).isEqualTo("missing"));

        // When
        var renamed = editor.patch(path, "{\"client_name\": \"y\"}");
        var repeated = editor.put(path, body(profile));

        // Then
        renamed.is(200);
        repeated.is(200);
        assertThat(usageRegistered()).isEqualTo("false");
        StubConnector.add(profile);
        Eventually.holds(() -> assertThat(verification()).isEqualTo("verified"));
    }

    @Test
    void useOfAProfileThatIsDroppedIsRemoved() {
        // Given
        editor.put(path, body(profile)).is(201);
        Eventually.holds(() -> assertThat(StubConnector.usages()).contains(usage));

        // When
        editor.patch(path, "{\"data_sources\": null}").is(200);

        // Then
        Eventually.holds(() -> assertThat(StubConnector.usages()).doesNotContain(usage));
        Eventually.holds(() -> assertThat(rows()).isEmpty());
        assertThat(editor.get(path + "/data-sources").json().at("/items")).isEmpty();
    }

    @Test
    void usesOfADeletedClientAreRemovedWhenConnectorServiceIsBack() {
        // Given
        editor.put(path, body(profile)).is(201);
        Eventually.holds(() -> assertThat(StubConnector.usages()).contains(usage));
        StubConnector.become(Illness.REFUSES_CONNECTIONS);

        // When
        editor.delete(path).is(204);

        // Then
        editor.get(path + "/data-sources").isProblem(404, "not-found");
        assertThat(rows()).hasSize(1);
        recover();
        Eventually.holds(() -> assertThat(StubConnector.usages()).doesNotContain(usage));
        Eventually.holds(() -> assertThat(rows()).isEmpty());
    }

    @Test
    void useThatIsWantedAgainBeforeItWasRemovedStaysRegistered() {
        // Given
        editor.put(path, body(profile)).is(201);
        Eventually.holds(() -> assertThat(usageRegistered()).isEqualTo("true"));
        StubConnector.become(Illness.REFUSES_CONNECTIONS);

        // When
        editor.patch(path, "{\"data_sources\": []}").is(200);
        editor.put(path, body(profile)).is(200);
        recover();

        // Then
        Eventually.holds(() -> assertThat(verification()).isEqualTo("verified"));
        assertThat(StubConnector.usages()).contains(usage);
    }

    @Test
    void workOfAReplicaThatDiedIsDoneByAnother() {
        // Given
        StubConnector.become(Illness.REFUSES_CONNECTIONS);
        editor.put(path, body(profile)).is(201);
        Database.execute("update data_source_profiles set usage = 'registering', attempts = 1, due_at = now(),"
                + " claimed_until = now() + interval '1 second' where client_id = '" + client + "'");

        // When
        recover();

        // Then
        Eventually.holds(() -> assertThat(StubConnector.usages()).contains(usage));
        Eventually.holds(() -> assertThat(usageRegistered()).isEqualTo("true"));
    }

    @Test
    void clientsThatPeopleWriteBySqlAreVerifiedToo() {
        // Given
        var odd = "odd / " + client;
        var ref = profile + "/demo-config/" + UsageRef.of(odd);
        var sources = "[1, \"x\", {\"profile_id\": 5}, {\"profile_id\": \"\"}, {\"profile_id\": \"" + profile + "\"}]";

        // When
        Database.execute("insert into client_configs (client_id, config_data) values ('" + odd
                + "', '{\"data_sources\": " + sources + "}')");

        // Then
        Eventually.holds(() -> assertThat(StubConnector.usages()).contains(ref));
        Database.execute("delete from client_configs where client_id = '" + odd + "'");
        Eventually.holds(() -> assertThat(StubConnector.usages()).doesNotContain(ref));
    }

    @Test
    void profileThatIsNamedAlreadyIsNotAskedForAgain() {
        // Given
        editor.put(path, body(profile)).is(201);

        var before = lookups();

        // When
        editor.put(path, body(profile)).is(200);
        editor.patch(path, "{\"client_name\": \"y\"}").is(200);

        // Then
        assertThat(before).isNotEmpty();
        assertThat(lookups()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"profile_id\": 5} | /data_sources/0/profile_id | id of a profile",
                "{\"profile_id\": \"\"} | /data_sources/0/profile_id | id of a profile",
                "{\"profile_id\": null} | /data_sources/0/profile_id | id of a profile",
                "{\"name\": {}} | /data_sources/0/name | at most 200",
                "{\"tables\": \"orders\"} | /data_sources/0/tables | names of tables",
                "{\"tables\": [\"a\", \"\"]} | /data_sources/0/tables/1 | 1 to 500",
                "{\"purpose\": [1]} | /data_sources/0/purpose | at most 2000"
            })
    void knownFieldsHaveTheirForm(String source, String field, String message) {
        // When
        var refused = editor.put(path, "{\"client_name\": \"x\", \"data_sources\": [" + source + "]}");

        // Then
        assertThat(refused.status()).isIn(400, 422);
        refused.hasViolation(field, message);
    }

    @Test
    void furtherFieldsAreFree() {
        // When
        var stored = editor.put(path, "{\"client_name\": \"x\", \"data_sources\": [{\"any\": {\"deep\": [1]}}]}");

        // Then
        assertThat(stored.is(201).at("/data_sources/0/any/deep/0")).isEqualTo("1");
        var source = editor.get(path + "/data-sources").is(200).json().at("/items/0");
        assertThat(source).isEmpty();
    }

    @Test
    void clientSaysWhatIsKnownOfItsProfiles() {
        // Given
        var sources =
                "[{\"profile_id\": \"" + profile + "\"}, {\"name\": \"file\"}, {\"profile_id\": \"" + profile + "\"}]";

        // When
        var made = editor.post(
                "/demo/clients",
                "{\"client_id\": \"" + client + "\", \"client_name\": \"x\", \"data_sources\": " + sources + "}");
        var other = editor.put(path + "-other", "{\"client_name\": \"x\", \"data_sources\": [{}]}");

        // Then
        assertThat(made.is(201).json().at("/data_source_states")).hasSize(1);
        assertThat(made.at("/data_source_states/0/profile_id")).isEqualTo(profile);
        assertThat(made.at("/data_source_states/0/verification")).isEqualTo("verified");
        assertThat(made.json().at("/data_source_states/0").has("checked_at")).isTrue();
        assertThat(other.is(201).json().has("data_source_states")).isFalse();
        assertThat(editor.get("/demo/clients?limit=100").is(200).json().path("items"))
                .filteredOn(item -> item.path("client_id").asText().startsWith(client))
                .extracting(
                        item -> item.at("/data_source_states/0/verification").asText())
                .containsExactly("", "verified");
    }

    @Test
    void statesThatAreSentBackAreIgnored() {
        // Given
        var made = editor.put(path, body(profile)).is(201);

        // When
        var put = editor.put(path, made.text().replace("verified", "missing"));
        var patched = editor.patch(path, "{\"data_source_states\": null}");

        // Then
        assertThat(put.is(200).at("/data_source_states/0/verification")).isEqualTo("verified");
        assertThat(patched.is(200).at("/data_source_states/0/verification")).isEqualTo("verified");
        assertThat(Database.query(
                        "select jsonb_exists(config_data, 'data_source_states') from client_configs where client_id = '"
                                + client + "'"))
                .containsExactly("f");
    }

    @Test
    void whoeverHasTheVersionOfAClientStillHearsWhatIsKnownOfItsProfiles() {
        // Given
        var tag = editor.put(path, body(profile)).is(201).etag();
        StubConnector.remove(profile);
        Eventually.holds(() -> assertThat(verification()).isEqualTo("missing"));

        // When
        var read = editor.with("If-None-Match", tag).get(path);

        // Then
        assertThat(read.is(200).at("/data_source_states/0/verification")).isEqualTo("missing");
        editor.with("If-Match", tag).patch(path, "{\"client_name\": \"y\"}").is(200);
    }

    @Test
    void dataSourcesThatHaveNotChangedAreNotReadAgain() {
        // Given
        editor.put(path, "{\"client_name\": \"x\", \"data_sources\": [{\"name\": \"file\"}]}")
                .is(201);
        var tag = editor.get(path + "/data-sources").is(200).etag();

        // When
        var known = editor.with("If-None-Match", tag).get(path + "/data-sources");
        editor.put(path, "{\"client_name\": \"x\", \"data_sources\": [{\"name\": \"other\"}]}")
                .is(200);
        var changed = editor.with("If-None-Match", tag).get(path + "/data-sources");

        // Then
        assertThat(known.is(304).etag()).isEqualTo(tag);
        assertThat(changed.is(200).etag()).isNotEqualTo(tag);
    }

    @Test
    void whatNoProfileCanBeCalledIsNotAskedFor() {
        // Given
        StubConnector.become(Illness.REFUSES_CONNECTIONS);
        editor.put(path, body(profile)).is(201);

        // When
        Database.execute("update data_source_profiles set profile_id = '..' where client_id = '" + client + "'");
        recover();

        // Then
        Eventually.holds(() -> assertThat(Database.query(
                        "select verification from data_source_profiles where profile_id = '..' and client_id = ?",
                        client))
                .containsExactly("missing"));
        assertThat(StubConnector.requests(client)).isEmpty();
    }

    @Test
    void columnsComeWithTheirTypes() {
        // Given
        StubConnector.discover(profile, """
                [{"qualified_name": "orders", "columns": [{"name": "amount", "type": "decimal"}, {"name": "note", "type": "string"},
                 {"name": "odd", "type": 5}]}]""");

        // When
        var found = columns();

        // Then
        assertThat(found.columns())
                .containsExactly(
                        new TableColumn("orders", "amount", "decimal"),
                        new TableColumn("orders", "note", "string"),
                        new TableColumn("orders", "odd"));
    }

    @Test
    void columnsAreReadPageByPageAndKeptForAMoment() {
        // Given
        StubConnector.discover(profile, table("sales.orders", "id", "amount") + "---" + table("customers", "name"));

        // When
        var found = columns();

        // Then
        assertThat(found.status()).isEqualTo(ProfileColumns.Status.COMPLETE);
        assertThat(found.columns())
                .containsExactly(
                        new TableColumn("sales.orders", "id"),
                        new TableColumn("sales.orders", "amount"),
                        new TableColumn("customers", "name"));
        var asked = StubConnector.requests(profile);
        assertThat(columns()).isEqualTo(found);
        assertThat(StubConnector.requests(profile)).isEqualTo(asked);
    }

    @Test
    void columnsOfAProfileThatIsNotThereOrNotDiscoveredAreUnknown() {
        assertThat(columns().status()).isEqualTo(ProfileColumns.Status.UNKNOWN);
        StubConnector.remove(profile);
        assertThat(columns().status()).isEqualTo(ProfileColumns.Status.UNKNOWN);
    }

    @Test
    void schemaOfWhichOnePageIsTooLargeIsKnownInPart() {
        // Given
        StubConnector.discover(profile, table("orders", "id") + "---" + StubConnector.TOO_LARGE);

        // When
        var found = columns();

        // Then
        assertThat(found.status()).isEqualTo(ProfileColumns.Status.PARTIAL);
        assertThat(found.columns()).containsExactly(new TableColumn("orders", "id"));
        var asked = StubConnector.requests(profile);
        assertThat(columns()).isEqualTo(found);
        assertThat(StubConnector.requests(profile)).isEqualTo(asked);
    }

    @Test
    void schemasThatCannotBeReadKeepNobodyFromAskingForProfiles() {
        // Given
        StubConnector.discover(profile, StubConnector.FAILING);
        for (int i = 0; i < 5; i++) {
            assertThat(columns()).isEqualTo(ProfileColumns.none(ProfileColumns.Status.AWAY));
        }

        // When
        var refused = editor.put(path, body("none"));

        // Then
        refused.isProblem(422, "unknown-profile");
    }

    @Test
    void everybodyWithARoleReadsThem() {
        // Given
        editor.put(path, body(profile)).is(201);

        // Then
        Api.newUser("viewer").get(path + "/data-sources").is(200);
        Api.newUser("admin").get(path + "/data-sources").is(200);
        Api.newUser("guest").get(path + "/data-sources").isProblem(403, "forbidden");
        Api.anonymous().get(path + "/data-sources").isProblem(401, "unauthorized");
    }

    private List<String> lookups() {
        return StubConnector.requests(profile).stream()
                .filter(request -> request.equals("GET /connector/profiles/" + profile))
                .toList();
    }

    private List<String> rows() {
        return Database.query("select profile_id from data_source_profiles where client_id = ?", client);
    }
}
