package dev.onramp.connector.probe;

import static dev.onramp.connector.probe.PostgresProbeTest.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.sql.MariaDb;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real MariaDB, by its own dialect and by that of MySQL. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MariaDbProbeTest {

    private final Api user = Api.newUser("editor");
    private final String name =
            "shop_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @BeforeEach
    void createUser() {
        MariaDb.execute("create database " + name + ";"
                + "create user " + name + "@'%' identified by 's3cret';"
                + "grant select on " + name + ".* to " + name + "@'%';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void workingConnectionPassesUnderTls(String dialect) {
        // When
        var answer = test(draft(dialect));

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
        assertThat(answer.at("/server_version")).contains("11.4.5-MariaDB");
        assertThat(answer.at("/encrypted")).isEqualTo("true");
        assertThat(answer.json().path("stages").findValuesAsText("status"))
                .containsExactly("passed", "passed", "passed", "passed", "passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void connectionWithoutTlsPassesIfWanted(String dialect) {
        // When
        var answer = test(draft(dialect).plain());

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
        assertThat(answer.at("/encrypted")).isEqualTo("false");
    }

    @Test
    void connectionWithoutDatabasePasses() {
        // When
        var answer = test(draft("mariadb").without("database"));

        // Then
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("success");
    }

    @Test
    void certificateThatTheServerMadeItselfIsTlsUntrusted() {
        // When
        var answer = test(draft("mariadb").option("tls_mode", "verify_full"));

        // Then
        assertFailed(answer, "tls-untrusted", "tls");
    }

    @Test
    void certificateOfAnotherAuthorityIsTlsUntrusted() {
        // When
        var answer = test(draft("mariadb")
                .option("tls_mode", "verify_ca")
                .option("ca_certificate", Certificates.Own.INSTANCE.pem()));

        // Then
        assertFailed(answer, "tls-untrusted", "tls");
    }

    @Test
    void wrongPasswordIsAuthFailed() {
        // When
        var answer = test(draft("mariadb").login(name, "wr0ng"));

        // Then
        assertFailed(answer, "auth-failed", "authenticate");
        assertThat(answer.text()).doesNotContain("wr0ng").doesNotContain(name);
    }

    @Test
    void missingDatabaseIsTold() {
        // Given
        MariaDb.execute("grant select on *.* to " + name + "@'%';");

        // When
        var answer = test(draft("mariadb").database("nowhere"));

        // Then
        assertFailed(answer, "database-missing", "authenticate");
    }

    @Test
    void databaseOfOthersIsPrivilegeMissing() {
        // When
        var answer = test(draft("mariadb").database("mysql"));

        // Then
        assertFailed(answer, "privilege-missing", "authenticate");
    }

    @Test
    void exhaustedLimitOfTheUserIsTooManyConnections() {
        // Given
        MariaDb.execute("alter user " + name + "@'%' with max_connections_per_hour 1;");
        test(draft("mariadb"));

        // When
        var answer = test(draft("mariadb"));

        // Then
        assertFailed(answer, "too-many-connections", "authenticate");
    }

    private Draft draft(String dialect) {
        return Draft.of(dialect, MariaDb.port()).database(name).login(name, "s3cret");
    }

    private Answer test(Draft draft) {
        return user.post("/connector/test", draft.json()).is(200);
    }
}
