package dev.onramp.connector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PostgresProbeTest {

    private final Api user = Api.newUser("editor");
    private final String role = "role_" + UUID.randomUUID().toString().replace("-", "");
    private String database;
    private int port;

    @BeforeEach
    void createRole() throws SQLException {
        database = Postgres.createDatabase();
        sql("create role " + role + " login password 's3cret'");
        sql("create table orders (id int)");
        sql("grant select on orders to " + role);
    }

    @Test
    void workingConnectionPasses() {
        // When
        var answer = test(draft());

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
        assertThat(answer.at("/message")).isEqualTo("The connection works.");
        assertThat(answer.json().has("code")).isFalse();
        assertThat(answer.at("/server_version")).matches("[0-9]+\\.[0-9]+.*");
        assertThat(answer.at("/encrypted")).isEqualTo("false");
        assertThat(answer.json().path("latency_ms").isIntegralNumber()).isTrue();
        assertThat(answer.json().path("stages").findValuesAsText("stage"))
                .containsExactly("resolve", "connect", "tls", "authenticate", "query");
        assertThat(answer.json().path("stages").findValuesAsText("status"))
                .containsExactly("passed", "passed", "skipped", "passed", "passed");
    }

    @Test
    void emptyDatabaseIsAGoodOne() throws SQLException {
        // Given
        sql("drop table orders");

        // When
        var answer = test(draft());

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
    }

    @Test
    void wrongPasswordIsAuthFailed() throws SQLException, IOException {
        // Given
        requirePassword();

        // When
        var answer = test(draft().login(role, "wr0ng"));

        // Then
        assertFailed(answer, "auth-failed", "authenticate");
        assertThat(answer.text()).doesNotContain("wr0ng").doesNotContain(role);
    }

    @Test
    void rightPasswordIsTaken() throws SQLException, IOException {
        // Given
        requirePassword();

        // When
        var answer = test(draft());

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
    }

    @Test
    void missingDatabaseIsTold() {
        // When
        var answer = test(draft().database("nowhere"));

        // Then
        assertFailed(answer, "database-missing", "authenticate");
    }

    @Test
    void databaseThatTheUserMayNotConnectToIsPrivilegeMissing() throws SQLException {
        // Given
        sql("revoke connect on database " + database + " from public");

        // When
        var answer = test(draft());

        // Then
        assertFailed(answer, "privilege-missing", "authenticate");
    }

    @Test
    void databaseInWhichTheUserCanReadNothingIsPrivilegeMissing() throws SQLException {
        // Given
        sql("revoke select on orders from " + role);

        // When
        var answer = test(draft());

        // Then
        assertFailed(answer, "privilege-missing", "query");
    }

    @Test
    void exhaustedConnectionLimitIsTooManyConnections() throws SQLException {
        // Given
        sql("alter role " + role + " connection limit 0");

        // When
        var answer = test(draft());

        // Then
        assertFailed(answer, "too-many-connections", "authenticate");
    }

    @Test
    void serverWithoutTlsIsTlsUnsupportedIfTlsIsRequired() {
        // When
        var answer = test(draft().option("tls_mode", "require"));

        // Then
        assertThat(answer.at("/code")).as(answer.text()).isEqualTo("tls-unsupported");
    }

    @Test
    void sessionShowsItsNameAndCannotWrite() throws SQLException {
        // Given
        sql("create function spy() returns boolean language plpgsql as $$ begin"
                + " if current_setting('transaction_read_only') = 'on'"
                + " and current_setting('application_name') = 'onramp nightly' then return true; end if;"
                + " raise exception 'canary'; end $$");
        sql("alter table orders enable row level security");

        // When
        var answer = test(draft().option("application_name", "onramp nightly"));

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
    }

    private Draft draft() {
        return Draft.of("postgresql", port).database(database).login(role, "s3cret");
    }

    private Answer test(Draft draft) {
        return user.post("/connector/test", draft.json()).is(200);
    }

    static void assertFailed(Answer answer, String code, String stage) {
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("failed");
        assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
        assertThat(answer.at("/message")).hasSizeGreaterThan(40);
        var failed = answer.json().path("stages").findParents("status").stream()
                .filter(each -> each.path("status").asText().equals("failed"))
                .map(each -> each.path("stage").asText())
                .toList();
        assertThat(failed).as(answer.text()).containsExactly(stage);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = Postgres.asSuperuser(database);
                var running = connection.createStatement()) {
            port = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
            running.execute(statement);
        }
    }

    /** The server trusts everybody otherwise. */
    private void requirePassword() throws SQLException, IOException {
        try (var connection = Postgres.asSuperuser(database);
                var running = connection.createStatement();
                var rows = running.executeQuery("show hba_file")) {
            rows.next();
            var file = Path.of(rows.getString(1));
            var line = "host all " + role + " 127.0.0.1/32 scram-sha-256\n";
            synchronized (PostgresProbeTest.class) {
                Files.writeString(file, line + Files.readString(file));
            }
        }
        sql("select pg_reload_conf()");
    }
}
