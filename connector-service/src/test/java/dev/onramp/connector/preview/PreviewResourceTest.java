package dev.onramp.connector.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Previews of a real PostgreSQL, from the profile on. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PreviewResourceTest {

    private static final String CANARY = "canary-" + UUID.randomUUID();

    private final Api user = Api.newUser("editor");
    private final String profile = "profile-" + UUID.randomUUID();
    private final String database = Postgres.createDatabase();
    private final String role = "reader_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void rowsOfADiscoveredTableAreShown() {
        // Given
        discovered("create table orders (id bigint, total numeric(10, 2), at timestamptz, note text);"
                + " insert into orders values (9007199254740993, 12.50, '2026-01-31T12:00:00Z', null)");

        // When
        var answer = preview("public.orders", "").is(200);

        // Then
        assertThat(answer.text())
                .isEqualTo("{\"table\":\"public.orders\",\"columns\":[{\"name\":\"id\",\"type\":\"int64\"},"
                        + "{\"name\":\"total\",\"type\":\"decimal\"},{\"name\":\"at\",\"type\":\"timestamptz\"},"
                        + "{\"name\":\"note\",\"type\":\"string\"}],"
                        + "\"rows\":[[9007199254740993,12.50,\"2026-01-31T12:00:00Z\",null]],\"truncated\":false}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void twentyRowsAreShownUnlessMoreAreAskedFor() {
        // Given
        discovered("create table t as select generate_series(1, 150) as i");

        // When
        var usual = preview("public.t", "");
        var most = preview("public.t", "&limit=100");

        // Then
        assertThat(usual.json().path("rows")).hasSize(20);
        assertThat(most.json().path("rows")).hasSize(100);
        assertThat(most.at("/truncated")).isEqualTo("true");
    }

    @Test
    void answerStaysBelowAMebibyte() {
        // Given
        discovered("create table t as select repeat('x', 60000) as v from generate_series(1, 100)");

        // When
        var answer = preview("public.t", "&limit=100").is(200);

        // Then
        assertThat(answer.text().length()).isBetween(900_000, 1_050_000);
        assertThat(answer.at("/truncated")).isEqualTo("true");
    }

    @Test
    void whatWasNotDiscoveredIsNotFound() {
        // Given
        discovered("create table t (i int)");

        // When
        var answer = preview("pg_catalog.pg_authid", "");

        // Then
        answer.isProblem(404, "table-missing");
    }

    @Test
    void faultOfTheSourceIsNamed() {
        // Given
        discovered("create table t (i int)");
        sql("drop table t");

        // When
        var answer = preview("public.t", "");

        // Then
        answer.isProblem(422, "source-failed");
        assertThat(answer.at("/code")).isEqualTo("table-missing");
        assertThat(Database.query(
                        "select actor || details from audit_log where profile_id = ? and action = 'preview'", profile))
                .containsExactly(
                        user.user() + "{\"code\": \"table-missing\", \"table\": \"public.t\", \"status\": \"failed\"}");
    }

    @Test
    void lookingIsAuditedWithoutWhatWasSeen() {
        // Given
        discovered("create table t as select '" + CANARY + "' as v from generate_series(1, 3)");

        // When
        var answer = preview("public.t", "");

        // Then
        assertThat(answer.text()).contains(CANARY);
        assertThat(Database.query(
                        "select actor || details from audit_log where profile_id = ? and action = 'preview'", profile))
                .containsExactly(user.user() + "{\"rows\": 3, \"table\": \"public.t\", \"status\": \"success\"}");
        assertThat(Database.dump()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({
        "'', table",
        "?table=, table",
        "?table=a&limit=0, limit",
        "?table=a&limit=101, limit",
        "?table=a&limit=x, limit",
        "?table=a&limit=, limit",
        "?table=a&limit=5&limit=6, limit",
        "?table=a&table=b, table"
    })
    void wrongParameterIsNamed(String query, String parameter) {
        user.get("/connector/profiles/" + profile + "/preview" + query)
                .isProblem(400, "invalid-request")
                .hasViolation(parameter, "must");
    }

    @Test
    void unknownParameterIsNamed() {
        user.get("/connector/profiles/" + profile + "/preview?table=a&limt=5")
                .isProblem(400, "invalid-request")
                .hasViolation("limt", "known");
    }

    @Test
    void previewsAndTestsOfAHostShareItsPlaces() throws Exception {
        // Given
        discovered("create table t (i int)");
        var threads = Executors.newFixedThreadPool(4);
        try (var lock = Postgres.asSuperuser(database);
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table t in access exclusive mode");
            var hung = IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> preview("public.t", ""), threads))
                    .toList();
            Eventually.holds(
                    () -> assertThat(waiting()).as(() -> hung.toString()).containsExactly("4"));

            // When
            var answer = test("another_database");

            // Then
            answer.isProblem(429, "too-many-requests");
            preview("public.t", "").isProblem(429, "too-many-requests");
            lock.rollback();
            assertThat(hung.stream().map(CompletableFuture::join)).allMatch(each -> each.status() == 200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void profileThatIsNotThereIsNotFound() {
        preview("a", "").isProblem(404, "not-found");
    }

    @Test
    void viewerMayNotLook() {
        Api.newUser("viewer")
                .get("/connector/profiles/" + profile + "/preview?table=a")
                .is(403);
    }

    private Answer preview(String table, String more) {
        return user.get("/connector/profiles/" + profile + "/preview?table="
                + URLEncoder.encode(table, StandardCharsets.UTF_8) + more);
    }

    /** How many sessions wait for a lock in the database of the test. */
    private List<String> waiting() {
        return Database.query(
                "select count(*) from pg_stat_activity where datname = ? and wait_event_type = 'Lock'", database);
    }

    private Answer test(String databaseName) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("name", "x").put("type", "sql").put("dialect", "postgresql");
        body.put("host", "127.0.0.1").put("port", port()).put("database", databaseName);
        body.putObject("credentials").put("username", role).put("password", "only-for-tests");
        return user.post("/connector/test", body.toString());
    }

    private void discovered(String sql) {
        sql("create role " + role + " login password 'only-for-tests'");
        sql(sql);
        sql("grant select on all tables in schema public to " + role);
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", profile).put("name", "x").put("type", "sql").put("dialect", "postgresql");
        body.put("host", "127.0.0.1").put("port", port()).put("database", database);
        body.putObject("credentials").put("username", role).put("password", "only-for-tests");
        user.post("/connector/profiles", body.toString()).is(201);
        var operation = user.post("/connector/profiles/" + profile + "/discovery", "{}")
                .is(202)
                .location();
        Eventually.holds(() -> {
            var answer = user.get(operation);
            assertThat(answer.at("/status")).as(answer.text()).isEqualTo("succeeded");
        });
    }

    private void sql(String sql) {
        try (var connection = Postgres.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int port() {
        try (var connection = Postgres.asSuperuser(database)) {
            return URI.create(connection.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
