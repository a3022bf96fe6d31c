package dev.onramp.onboarding.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by SQL, as the role that the service runs as: what a forgotten condition in a query could do. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RowLevelSecurityTest {

    private static final String REFUSED = "42501";

    private final String alice = "alice_" + UUID.randomUUID();
    private final String bob = "bob_" + UUID.randomUUID();

    static Stream<String> tables() {
        return Stream.of(
                "onboarding_sessions",
                "api_keys",
                "website_analyses",
                "research_preferences",
                "persona_data",
                "idempotency_keys");
    }

    @BeforeEach
    void makeRowsOfTwoUsers() {
        makeRows(alice);
        makeRows(bob);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void userReachesOnlyOwnRows(String table) throws SQLException {
        try (var connection = as(alice)) {
            assertThat(count(connection, table)).isEqualTo(1);
            assertThat(run(connection, "update %s set %s = now()".formatted(table, timeOf(table))))
                    .isEqualTo(1);
            assertThat(run(connection, "delete from " + table)).isEqualTo(1);
        }
        assertThat(rowsOf(alice, table)).isZero();
        assertThat(rowsOf(bob, table)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void nobodyReachesNothing(String table) throws SQLException {
        for (var connection : new Connection[] {Database.asService(), as("")}) {
            try (connection) {
                assertThat(count(connection, table)).isZero();
                assertThat(run(connection, "update %s set %s = now()".formatted(table, timeOf(table))))
                        .isZero();
                assertThat(run(connection, "delete from " + table)).isZero();
            }
        }
        assertThat(rowsOf(alice, table)).isEqualTo(1);
        assertThat(rowsOf(bob, table)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into onboarding_sessions (user_id, active) values ('%1$s', false)",
                "insert into api_keys (session_id, provider, key) values (%2$s, 'exa', 'x')",
                "insert into website_analyses (session_id, website_url) values (%2$s, 'https://evil.example')",
                "insert into research_preferences (session_id, research_depth, content_types)"
                        + " values (%2$s, 'Deep', '[]')",
                "insert into persona_data (session_id) values (%2$s)",
                "insert into idempotency_keys (owner, key, fingerprint) values ('%1$s', 'other', 'x')",
                // The other way round: own rows given away.
                "update onboarding_sessions set user_id = '%1$s', active = false",
                "update api_keys set session_id = %2$s",
                "update website_analyses set session_id = %2$s",
                "update research_preferences set session_id = %2$s",
                "update persona_data set session_id = %2$s",
                "update idempotency_keys set owner = '%1$s', key = 'other'"
            })
    void rowOfAnotherUserCannotBeMade(String sql) throws SQLException {
        // Given
        var attack = sql.formatted(bob, sessionOf(bob));

        // When
        try (var connection = as(alice)) {
            assertRefused(connection, attack);
        }

        // Then
        assertThat(rowsOf(bob, "onboarding_sessions")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into onboarding_sessions (user_id) values ('nobody')",
                "insert into onboarding_sessions (user_id) values ('')",
                "insert into api_keys (session_id, provider, key) values (%s, 'exa', 'x')",
                "insert into api_keys (session_id, provider, key) values (null, 'exa', 'x')",
                "insert into website_analyses (session_id, website_url) values (%s, 'https://evil.example')",
                "insert into research_preferences (session_id, research_depth, content_types) values (%s, 'Deep', '[]')",
                "insert into persona_data (session_id) values (%s)",
                "insert into idempotency_keys (owner, key, fingerprint) values ('nobody', 'other', 'x')"
            })
    void nobodyMakesNothing(String sql) throws SQLException {
        try (var connection = Database.asService()) {
            assertRefused(connection, sql.formatted(sessionOf(bob)));
        }
    }

    @Test
    void hiddenSessionIsRefusedLikeOneThatDoesNotExist() throws SQLException {
        try (var connection = as(alice)) {
            assertRefused(connection, "insert into persona_data (session_id) values (%s)".formatted(sessionOf(bob)));
            assertRefused(connection, "insert into persona_data (session_id) values (2000000000)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table onboarding_sessions disable row level security",
                "alter table onboarding_sessions no force row level security",
                "drop policy onboarding_sessions_owner on onboarding_sessions",
                "truncate onboarding_sessions cascade",
                "drop table persona_data",
                "create table mine (id integer)",
                "set role onramp_owner",
                "set session authorization postgres",
                "copy onboarding_sessions to program 'cat'",
                "select pg_read_file('/etc/passwd')"
            })
    void serviceCannotHelpItself(String sql) throws SQLException {
        try (var connection = as(alice)) {
            assertRefused(connection, sql);
        }
    }

    @Test
    void switchingRowSecurityOffIsAnErrorNotAView() throws SQLException {
        try (var connection = as(alice);
                var statement = connection.createStatement()) {
            statement.execute("set row_security = off");
            assertRefused(connection, "select * from onboarding_sessions");
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void forceHoldsForTheOwnerOfTheTables(String table) throws SQLException {
        try (var connection = Database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set role " + Postgres.OWNER);
            assertThat(count(connection, table)).isZero();
        }
    }

    @Test
    void ownerOfOneTransactionIsNotTheOwnerOfTheNext() throws SQLException {
        try (var connection = Database.asService()) {
            // Given
            connection.setAutoCommit(false);
            set(connection, alice, true);
            assertThat(count(connection, "onboarding_sessions")).isEqualTo(1);

            // When
            connection.commit();

            // Then
            assertThat(count(connection, "onboarding_sessions")).isZero();
            connection.rollback();
        }
    }

    @Test
    void adoptedRowWithoutAUserBelongsToNobody() throws SQLException {
        try (var connection = Database.asSuperuser()) {
            // Given
            connection.setAutoCommit(false);
            run(connection, "alter table onboarding_sessions drop constraint ck_onboarding_sessions_user_id");
            run(connection, "insert into onboarding_sessions (user_id) values ('')");

            // When
            run(connection, "set local role " + Postgres.SERVICE);
            set(connection, "", true);

            // Then
            assertThat(count(connection, "onboarding_sessions")).isZero();
            connection.rollback();
        }
    }

    private static Connection as(String user) throws SQLException {
        var connection = Database.asService();
        set(connection, user, false);
        return connection;
    }

    private static void set(Connection connection, String user, boolean local) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.owner', ?, ?)")) {
            statement.setString(1, user);
            statement.setBoolean(2, local);
            statement.execute();
        }
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String timeOf(String table) {
        return table.equals("onboarding_sessions") ? "started_at" : "created_at";
    }

    private static String sessionOf(String user) {
        return Database.query("select id from onboarding_sessions where user_id = ?", user)
                .get(0);
    }

    /** How many rows of {@code user} are in {@code table}, every row of which holds the user's id somewhere. */
    private static long rowsOf(String user, String table) {
        return Long.parseLong(
                Database.query("select count(*) from " + table + " t where t::text like '%' || ? || '%'", user)
                        .get(0));
    }

    private static void makeRows(String user) {
        Database.execute("""
                with session as (insert into onboarding_sessions (user_id) values ('%1$s') returning id),
                    keys as (insert into api_keys (session_id, provider, key) select id, 'gemini', '%1$s' from session),
                    analyses as (
                        insert into website_analyses (session_id, website_url) select id, '%1$s' from session),
                    preferences as (
                        insert into research_preferences (session_id, research_depth, content_types)
                        select id, 'Deep', jsonb_build_array('%1$s') from session)
                insert into persona_data (session_id, core_persona)
                select id, jsonb_build_object('name', '%1$s') from session;
                insert into idempotency_keys (owner, key, fingerprint) values ('%1$s', 'key', 'x');
                """.formatted(user));
    }
}
