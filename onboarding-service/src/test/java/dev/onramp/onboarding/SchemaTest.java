package dev.onramp.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Postgres;
import dev.onramp.testsupport.SeedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every table, and that the seeds' own SQL works. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SchemaTest {

    private final Api user = Api.newUser();

    @Test
    void everyTableAndColumnHasAComment() {
        // Given
        var database = SeedDatabase.of("");

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.withoutComment()).isEmpty();
    }

    @Test
    void everyTableHasForcedRowLevelSecurity() {
        assertThat(Database.query("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
                  and not (relrowsecurity and relforcerowsecurity)
                """)).isEmpty();
    }

    @Test
    void serviceHasDmlAndNoMore() {
        assertThat(Database.query("""
                        select distinct privilege_type from information_schema.role_table_grants
                        where grantee = ? and table_name <> 'flyway_schema_history' order by 1
                        """, Postgres.SERVICE)).containsExactly("DELETE", "INSERT", "SELECT", "UPDATE");
        assertThat(Database.query("""
                        select privilege_type from information_schema.role_table_grants
                        where grantee = ? and table_name = 'flyway_schema_history'
                        """, Postgres.SERVICE)).containsExactly("SELECT");
    }

    @Test
    void adoptionLeavesNoProcedureBehind() {
        assertThat(Database.query("select proname from pg_proc where pronamespace = 'public'::regnamespace"))
                .containsExactly("touch_row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"onboarding_sessions", "api_keys", "website_analyses", "research_preferences", "persona_data"})
    void seedsQueriesFindTheirTables(String table) {
        assertThat(Database.query(
                        "SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_name = '" + table + "')"))
                .containsExactly("t");
    }

    @Test
    void seedsInsertsWork() {
        // When
        Database.execute("""
                insert into onboarding_sessions(user_id) values ('%1$s');
                insert into persona_data(session_id, core_persona)
                select id, '{"identity": {"persona_name": "Ada"}}' from onboarding_sessions where user_id = '%1$s';
                insert into persona_data(session_id, selected_platforms)
                select id, '["linkedin", "blog"]' from onboarding_sessions where user_id = '%1$s';
                """.formatted(user.user()));

        // Then
        var session = user.get("/onboarding/session").is(200);
        assertThat(session.at("/current_step")).isEqualTo("1");
        assertThat(session.json().get("active").booleanValue()).isTrue();
    }

    @Test
    void everyChangeMovesVersionAndTime() {
        // Given
        Database.execute("insert into onboarding_sessions (user_id, started_at, updated_at)"
                + " values ('%s', '2026-01-01', '2026-01-01')".formatted(user.user()));

        // When
        Database.execute("update onboarding_sessions set progress = 50 where user_id = '%s'".formatted(user.user()));

        // Then
        assertThat(Database.query(
                        "select (version, updated_at > '2026-01-02', started_at < '2026-01-02')::text"
                                + " from onboarding_sessions where user_id = ?",
                        user.user()))
                .containsExactly("(1,t,t)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"onboarding_sessions", "api_keys", "website_analyses", "research_preferences", "persona_data"})
    void everyTableOfTheSeedsIsTouched(String table) {
        assertThat(Database.query(
                        "select tgname from pg_trigger where tgrelid = ?::regclass and not tgisinternal", table))
                .containsExactly(table + "_touch");
    }

    @Test
    void listIsReadInTheOrderOfItsIndex() {
        // Given
        var database = SeedDatabase.of("");
        database.migrate(Map.of());

        // When
        var plan = database.explain("select * from onboarding_sessions where user_id = 'somebody'"
                + " and started_at > now() - interval '7 days' order by started_at desc, id desc limit 21");

        // Then
        assertThat(plan).contains("idx_onboarding_sessions_user_id").doesNotContain("Sort");
    }
}
