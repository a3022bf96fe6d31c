package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningTest {

    @TempDir
    private static Path folder;

    private static final int PORT = FreePort.get();

    private static TestData data;
    private static Passwords passwords;
    private static Superuser superuser;
    private static Supervised postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        data = TestData.withPostgres(folder);
        passwords = new Passwords(data.folder().secrets());
        superuser = new Superuser(PORT, passwords);
        var cluster = new PostgresCluster(
                new PostgresBinaries(data.folder(), data.console()), data.folder(), passwords, data.console());
        cluster.prepare();
        postgres = new Supervised(
                new PostgresProgram(cluster, data.folder(), superuser),
                RestartPolicy.POSTGRES,
                new Records(data.folder()),
                data.console());
        postgres.start();
        assertThat(postgres.firstStart().join()).as(data.said()).isTrue();
        new Provisioning(superuser, passwords).run();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.askToStop();
        postgres.awaitStop();
        data.close();
    }

    @Test
    void ownerMakesTablesAndServiceOnlyUsesThem() throws SQLException {
        try (var owner = connect("connector_owner", "connector");
                var service = connect("connector_service", "connector")) {
            // Given
            execute(owner, "create table owned (id int primary key)");
            execute(owner, "grant select, insert, update, delete on owned to connector_service");

            // When
            execute(service, "insert into owned values (1)");

            // Then
            assertDenied(service, "create table mine (id int)");
            assertDenied(service, "create temp table mine (id int)");
            assertDenied(service, "alter table owned add column more int");
            assertDenied(service, "drop table owned");
            assertDenied(service, "truncate owned");
            assertDenied(service, "create schema mine");
            assertDenied(service, "create database mine");
            assertDenied(service, "create role mine");
            assertDenied(service, "set role connector_owner");
        }
    }

    @Test
    void noRoleGetsIntoTheDatabaseOfAnotherService() {
        for (var service : OnrampService.values()) {
            for (var role : new String[] {service.ownerRole(), service.serviceRole()}) {
                for (var other : OnrampService.values()) {
                    if (other != service) {
                        assertNoConnection(role, other.database());
                    }
                }
                assertNoConnection(role, "postgres");
                assertNoConnection(role, "template1");
            }
        }
    }

    @Test
    void nobodyGetsInWithoutTheRightPassword() {
        assertThatThrownBy(() -> connect("postgres", "postgres", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> connect("connector_service", "connector", passwords.of("persona_service")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void runningItAgainChangesNothingAndLosesNothing() throws SQLException {
        // Given
        var before = catalog();
        try (var owner = connect("persona_owner", "persona")) {
            execute(owner, "create table kept as select 42 as answer");
        }

        // When
        new Provisioning(superuser, passwords).run();

        // Then
        assertThat(catalog()).isEqualTo(before);
        try (var owner = connect("persona_owner", "persona")) {
            assertThat(text(owner, "select answer::text from kept")).isEqualTo("42");
        }
    }

    @Test
    void takesBackWhatARoleMustNotHave() throws SQLException {
        // Given
        try (var admin = superuser.connect("demo_config")) {
            execute(admin, "alter role demo_config_service superuser createdb bypassrls password 'other'");
            execute(admin, "grant create on schema public to public");
        }

        // When
        new Provisioning(superuser, passwords).run();

        // Then
        try (var service = connect("demo_config_service", "demo_config")) {
            assertDenied(service, "create table mine (id int)");
            assertThat(
                            text(
                                    service,
                                    "select concat(rolsuper, rolcreatedb, rolbypassrls) from pg_roles where rolname = current_user"))
                    .isEqualTo("fff");
        }
    }

    @Test
    void nothingIsLostWhenTheServerIsKilledAfterACommit() throws SQLException {
        try (var admin = superuser.connect("postgres")) {
            assertThat(text(admin, "show fsync")).isEqualTo("on");
            assertThat(text(admin, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(admin, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void noPasswordIsInTheLog() throws IOException {
        // When
        var log = Files.readString(data.folder().log(PostgresProgram.NAME));

        // Then
        for (var service : OnrampService.values()) {
            assertThat(log).doesNotContain(passwords.of(service.ownerRole()), passwords.of(service.serviceRole()));
        }
        assertThat(log).doesNotContain(passwords.of(PostgresCluster.SUPERUSER));
    }

    private static String catalog() throws SQLException {
        try (var admin = superuser.connect("postgres")) {
            return text(admin, """
                    select string_agg(line, E'\\n' order by line) from (
                        select concat_ws(' ', oid, rolname, rolsuper, rolcanlogin, rolcreatedb, rolbypassrls) as line
                          from pg_roles
                        union all
                        select concat_ws(' ', oid, datname, datdba, (select array_agg(x order by x) from
                               (select unnest(datacl)::text x) acl)) from pg_database) as lines""");
        }
    }

    private static void assertNoConnection(String role, String database) {
        assertThatThrownBy(() -> connect(role, database).close())
                .as("%s in %s", role, database)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    private static void assertDenied(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner|must be able to).*");
    }

    private static Connection connect(String role, String database) throws SQLException {
        return connect(role, database, passwords.of(role));
    }

    private static Connection connect(String role, String database, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + PORT + "/" + database, role, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
