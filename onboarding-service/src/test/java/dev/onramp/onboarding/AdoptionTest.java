package dev.onramp.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.SeedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that the seed system left behind, the older shapes too. */
class AdoptionTest {

    private static final int MIGRATIONS = 10;

    private static final List<String> TABLES =
            List.of("onboarding_sessions", "api_keys", "website_analyses", "research_preferences", "persona_data");

    /** What the seed system made of its models, from the first release to the one of the seeds. */
    enum Shape {
        EMPTY(""),
        FIRST("""
                create table onboarding_sessions (
                    id serial primary key, user_id integer not null, current_step integer, progress double precision,
                    started_at timestamp, updated_at timestamp);
                create table api_keys (
                    id serial primary key, session_id integer references onboarding_sessions (id),
                    provider varchar(64) not null, key varchar(256) not null,
                    created_at timestamp, updated_at timestamp);
                create table website_analyses (
                    id serial primary key,
                    session_id integer not null references onboarding_sessions (id) on delete cascade,
                    website_url varchar(500) not null, analysis_date timestamp, writing_style json,
                    content_characteristics json, target_audience json, content_type json, recommended_settings json,
                    crawl_result json, style_patterns json, style_guidelines json, status varchar(50),
                    error_message text, warning_message text, created_at timestamp, updated_at timestamp);
                create table research_preferences (
                    id serial primary key,
                    session_id integer not null references onboarding_sessions (id) on delete cascade,
                    research_depth varchar(50) not null, content_types json not null, auto_research boolean,
                    factual_content boolean, writing_style json, content_characteristics json, target_audience json,
                    recommended_settings json, created_at timestamp, updated_at timestamp);
                """),
        SEED("""
                create table onboarding_sessions (
                    id serial primary key, user_id varchar(255) not null, current_step integer default 1,
                    progress float default 0.0, started_at timestamp default current_timestamp,
                    updated_at timestamp default current_timestamp);
                create index idx_onboarding_sessions_user_id on onboarding_sessions (user_id);
                create table api_keys (
                    id serial primary key, session_id integer references onboarding_sessions (id),
                    provider varchar(64) not null, key varchar(256) not null,
                    created_at timestamp default current_timestamp, updated_at timestamp default current_timestamp);
                create table website_analyses (
                    id serial primary key,
                    session_id integer not null references onboarding_sessions (id) on delete cascade,
                    website_url varchar(500) not null, analysis_date timestamp default current_timestamp,
                    writing_style json, content_characteristics json, target_audience json, content_type json,
                    recommended_settings json, brand_analysis json, content_strategy_insights json, crawl_result json,
                    style_patterns json, style_guidelines json, status varchar(50) default 'completed',
                    error_message text, warning_message text, created_at timestamp default current_timestamp,
                    updated_at timestamp default current_timestamp);
                create table research_preferences (
                    id serial primary key,
                    session_id integer not null references onboarding_sessions (id) on delete cascade,
                    research_depth varchar(50) not null, content_types json not null,
                    auto_research boolean default true, factual_content boolean default true, writing_style json,
                    content_characteristics json, target_audience json, recommended_settings json,
                    created_at timestamp default current_timestamp, updated_at timestamp default current_timestamp);
                create table persona_data (
                    id serial primary key,
                    session_id integer not null references onboarding_sessions (id) on delete cascade,
                    core_persona jsonb, platform_personas jsonb, quality_metrics jsonb, selected_platforms jsonb,
                    created_at timestamp default current_timestamp, updated_at timestamp default current_timestamp);
                create index idx_persona_data_session_id on persona_data (session_id);
                create index idx_persona_data_created_at on persona_data (created_at);
                """);

        private final String sql;

        Shape(String sql) {
            this.sql = sql;
        }

        SeedDatabase with(String rows) {
            return SeedDatabase.of(sql + rows);
        }
    }

    private static final String ROWS = """
            insert into onboarding_sessions (user_id, current_step, progress, started_at, updated_at)
            values ('4711', 4, 50.5, '2025-10-01 23:30:00', '2025-10-02 00:30:00');
            insert into api_keys (session_id, provider, key) values (1, 'gemini', 'AIza-plain');
            insert into website_analyses (session_id, website_url, writing_style)
            values (1, 'https://acme.example', '{"tone": "candid"}');
            insert into research_preferences (session_id, research_depth, content_types)
            values (1, 'Deep', '["News"]');
            """;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeBecomesTheSameSchema(Shape shape) {
        // Given
        var database = shape.with("");
        var fresh = Shape.EMPTY.with("");
        fresh.migrate(Map.of());

        // When
        database.migrate(Map.of());

        // Then
        assertThat(columns(database)).isEqualTo(columns(fresh));
        assertThat(constraints(database)).isEqualTo(constraints(fresh));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "SEED"})
    void secondMigrateChangesNothing(Shape shape) {
        // Given
        var database = shape.with(ROWS);
        assertThat(database.migrate(Map.of())).isEqualTo(MIGRATIONS);
        var before = dump(database);

        // When
        var applied = database.migrate(Map.of());

        // Then
        assertThat(applied).isZero();
        assertThat(dump(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "SEED"})
    void rowsAreKept(Shape shape) {
        // Given
        var database = shape.with(ROWS);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select id, user_id, current_step, progress, active from onboarding_sessions"))
                .containsExactly("1|4711|4|50.5|t");
        assertThat(database.query("select session_id, provider, key from api_keys"))
                .containsExactly("1|gemini|AIza-plain");
        assertThat(database.query("select session_id, website_url, writing_style->>'tone' from website_analyses"))
                .containsExactly("1|https://acme.example|candid");
        assertThat(database.query("select session_id, research_depth, content_types from research_preferences"))
                .containsExactly("1|Deep|[\"News\"]");
    }

    @Test
    void timesWithoutAZoneAreUtc() {
        // Given
        var database = Shape.SEED.with(ROWS);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select started_at = '2025-10-01T23:30:00Z', updated_at = '2025-10-02T00:30:00Z'"
                        + " from onboarding_sessions"))
                .containsExactly("t|t");
    }

    @Test
    void policiesThatOpenToAllAreNotAdopted() {
        // Given
        var database = Shape.SEED.with("""
                alter table onboarding_sessions enable row level security;
                create policy everybody on onboarding_sessions using (true) with check (true);
                alter table persona_data enable row level security;
                create policy everybody on persona_data using (true) with check (true);
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select polname from pg_policy where polname = 'everybody'"))
                .isEmpty();
    }

    @Test
    void timesWithAZoneStay() {
        // Given
        var database = SeedDatabase.of("""
                create table onboarding_sessions (
                    id serial primary key, user_id text not null, started_at timestamptz, updated_at timestamptz);
                insert into onboarding_sessions (user_id, started_at) values ('a', '2025-10-01T23:30:00+02:00');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select started_at = '2025-10-01T21:30:00Z' from onboarding_sessions"))
                .containsExactly("t");
    }

    @Test
    void missingTimesAreFilled() {
        // Given
        var database = Shape.FIRST.with("""
                insert into onboarding_sessions (user_id, updated_at) values (1, '2025-10-02 00:30:00');
                insert into api_keys (session_id, provider, key) values (1, 'gemini', 'x');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select started_at = '2025-10-02T00:30:00Z' from onboarding_sessions"))
                .containsExactly("t");
        assertThat(database.query("select created_at = updated_at from api_keys"))
                .containsExactly("t");
    }

    @Test
    void latestOfSeveralSessionsStaysActive() {
        // Given
        var database = Shape.SEED.with("""
                insert into onboarding_sessions (user_id, updated_at) values
                    ('a', '2025-10-03'), ('a', '2025-10-05'), ('a', '2025-10-04'), ('a', null),
                    ('b', '2025-10-01'), ('b', '2025-10-01');
                insert into persona_data (session_id, core_persona) select id, '{}' from onboarding_sessions;
                """);
        database.execute("update onboarding_sessions set updated_at = null, started_at = '2025-10-01' where id = 4");

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select user_id, id from onboarding_sessions where active order by 1"))
                .containsExactly("a|2", "b|6");
        assertThat(database.query("select count(*) from onboarding_sessions join persona_data on session_id ="
                        + " onboarding_sessions.id"))
                .containsExactly("6");
    }

    @Test
    void stepsAndProgressOutsideOfTheirLimitsBecomeTheNearest() {
        // Given
        var database = Shape.FIRST.with("""
                insert into onboarding_sessions (user_id, current_step, progress) values
                    (1, 99, 1650), (2, 0, 0), (3, -1, -17), (4, null, null), (5, 6, 'NaN'), (6, 3, 33.33);
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select user_id, current_step, progress from onboarding_sessions order by id"))
                .containsExactly("1|6|100", "2|1|0", "3|1|0", "4|1|0", "5|6|0", "6|3|33.33");
    }

    @Test
    void jsonBecomesTheSameJsonb() {
        // Given
        var document = "{\"b\": [1.50, null, {\"deep\": \"\\u00e4\\ud83d\\ude00 \\\\u0000\"}], \"a\": \"\\n\"}";
        var database = Shape.FIRST.with("""
                insert into onboarding_sessions (user_id) values (1);
                insert into website_analyses (session_id, website_url, crawl_result) values (1, 'x', '%s');
                """.formatted(document));

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select crawl_result = '" + document + "' from website_analyses"))
                .containsExactly("t");
    }

    @Test
    void charactersThatJsonbCannotHoldAreReplaced() {
        // Given
        var database = Shape.FIRST.with("""
                insert into onboarding_sessions (user_id) values (1);
                insert into website_analyses (session_id, website_url, crawl_result) values
                    (1, '1', '{"text": "a\\u0000b\\u0000\\u0000c"}'),
                    (1, '2', '{"text": "\\\\\\u0000 \\\\u0000"}'),
                    (1, '3', '{"text": "\\uD83D- \\ude00 \\ud83d\\ud83d\\ude00 \\ud83d\\ude00\\ude00"}');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select crawl_result->>'text' from website_analyses order by website_url"))
                .containsExactly("a\uFFFDb\uFFFD\uFFFDc", "\\\uFFFD \\u0000", "\uFFFD- \uFFFD \uFFFD😀 😀\uFFFD");
    }

    @Test
    void jsonNullIsNothing() {
        // Given
        var database = Shape.SEED.with("""
                insert into onboarding_sessions (user_id) values ('a');
                insert into website_analyses (session_id, website_url, writing_style) values (1, 'x', 'null');
                insert into research_preferences (session_id, research_depth, content_types) values (1, 'Deep', 'null');
                insert into persona_data (session_id, core_persona) values (1, 'null');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select writing_style from website_analyses")).containsExactly("null");
        assertThat(database.query("select content_types from research_preferences"))
                .containsExactly("[]");
        assertThat(database.query("select core_persona from persona_data")).containsExactly("null");
    }

    @Test
    void jsonOfAnotherKindStays() {
        // Given
        var database = Shape.SEED.with("""
                insert into onboarding_sessions (user_id) values ('a');
                insert into persona_data (session_id, core_persona, selected_platforms) values (1, '[1]', '"blog"');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select core_persona, selected_platforms from persona_data"))
                .containsExactly("[1]|\"blog\"");
    }

    @Test
    void jsonThatIsTextIsRead() {
        // Given
        var database = Shape.FIRST.with("""
                alter table website_analyses alter column writing_style type text;
                insert into onboarding_sessions (user_id) values (1);
                insert into website_analyses (session_id, website_url, writing_style) values
                    (1, '1', '{"tone": "candid"}'), (1, '2', ''), (1, '3', null);
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select writing_style->>'tone' from website_analyses order by website_url"))
                .containsExactly("candid", "null", "null");
    }

    @Test
    void keyWithoutASessionStays() {
        // Given
        var database = Shape.SEED.with("insert into api_keys (provider, key) values ('exa', 'lost')");

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select session_id, key from api_keys")).containsExactly("null|lost");
    }

    @Test
    void rowsOfALostSessionStay() {
        // Given
        var database = Shape.SEED.with("""
                alter table website_analyses drop constraint website_analyses_session_id_fkey;
                insert into onboarding_sessions (user_id) values ('a');
                insert into website_analyses (session_id, website_url) values (1, 'kept'), (815, 'orphan');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select session_id, website_url from website_analyses order by 1"))
                .containsExactly("1|kept", "815|orphan");
        assertThat(
                        database.query(
                                "select confdeltype, convalidated from pg_constraint where conname = 'fk_website_analyses_session_id'"))
                .containsExactly("c|f");
    }

    @Test
    void adoptedKeysGoWithTheirSession() {
        // Given
        var database = Shape.SEED.with(ROWS);
        database.migrate(Map.of());

        // When
        database.query("delete from onboarding_sessions where user_id = '4711' returning id");

        // Then
        assertThat(database.query("select count(*) from api_keys")).containsExactly("0");
    }

    @Test
    void idsGoOnBehindTheAdoptedOnes() {
        // Given
        var database = Shape.SEED.with("""
                alter table api_keys alter column id drop default;
                drop sequence api_keys_id_seq;
                insert into onboarding_sessions (id, user_id) values (40, 'a'), (41, 'b');
                insert into api_keys (id, session_id, provider, key) values (7, 40, 'exa', 'x');
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("insert into onboarding_sessions (user_id) values ('c') returning id"))
                .containsExactly("42");
        assertThat(database.query(
                        "insert into api_keys (session_id, provider, key) values (40, 'exa', 'y') returning" + " id"))
                .containsExactly("8");
    }

    @Test
    void whatIsNotKnownHereStays() {
        // Given
        var database = Shape.SEED.with(ROWS + """
                alter table onboarding_sessions add column payload json;
                update onboarding_sessions set payload = '{"persona_generated": true}';
                create table platform_integrations (
                    id serial primary key, session_id integer references onboarding_sessions (id) on delete cascade);
                insert into platform_integrations (session_id) values (1);
                """);

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select payload->>'persona_generated' from onboarding_sessions"))
                .containsExactly("true");
        assertThat(database.query("select session_id from platform_integrations"))
                .containsExactly("1");
    }

    // ---- later migrations that change rows, as the README of the migrations has it

    @Test
    void ownerOfTheTablesChangesNoRows() {
        // Given
        var database = Shape.SEED.with(ROWS);
        database.migrate(Map.of());

        // When
        database.execute("update onboarding_sessions set current_step = 6");

        // Then
        assertThat(database.query("select current_step from onboarding_sessions"))
                .containsExactly("4");
    }

    @Test
    void ownerOfTheTablesChangesRowsWithoutForce() {
        // Given
        var database = Shape.SEED.with(ROWS);
        database.migrate(Map.of());

        // When
        database.execute("""
                begin;
                alter table onboarding_sessions no force row level security;
                update onboarding_sessions set current_step = 6;
                alter table onboarding_sessions force row level security;
                commit;
                """);

        // Then
        assertThat(database.query("select current_step, version from onboarding_sessions"))
                .containsExactly("6|1");
        assertThat(database.query("select relname from pg_class where relrowsecurity and not relforcerowsecurity"))
                .isEmpty();
    }

    // ---- the way back

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "SEED"})
    void rollbackBringsTheTablesOfTheSeedSystemBack(Shape shape) {
        // Given
        var database = shape.with(ROWS);
        database.migrate(Map.of());

        // When
        database.rollBack(Map.of());

        // Then
        assertThat(columnNames(database)).isEqualTo(columnNames(Shape.SEED.with("")));
        assertThat(database.query("select user_id, current_step from onboarding_sessions"))
                .containsExactly("4711|4");
        assertThat(database.query("select key from api_keys")).containsExactly("AIza-plain");
        assertThat(database.query("select relname from pg_class where relrowsecurity"))
                .isEmpty();
        assertThat(database.query("select tgname from pg_trigger where not tgisinternal"))
                .isEmpty();
        assertThat(database.query("select proname from pg_proc where pronamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void rolledBackDatabaseCanBeAdoptedAgain() {
        // Given
        var database = Shape.FIRST.with(ROWS);
        database.migrate(Map.of());
        var before = dump(database);
        database.rollBack(Map.of());
        database.execute("drop table flyway_schema_history");

        // When
        var applied = database.migrate(Map.of());

        // Then
        assertThat(applied).isEqualTo(MIGRATIONS);
        assertThat(dump(database)).isEqualTo(before);
    }

    private static List<String> columns(SeedDatabase database) {
        return database.query("""
                select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
                from information_schema.columns where table_schema = 'public' order by 1, 2
                """);
    }

    private static List<String> columnNames(SeedDatabase database) {
        return database.query("""
                select table_name, column_name from information_schema.columns
                where table_schema = 'public' and table_name <> 'flyway_schema_history' order by 1, 2
                """);
    }

    /** All but primary keys, whose names the seed system left to PostgreSQL. */
    private static List<String> constraints(SeedDatabase database) {
        return database.query("""
                select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'public'::regnamespace and contype in ('c', 'f') order by 1, 2
                """);
    }

    private static String dump(SeedDatabase database) {
        var dump = new StringBuilder();
        for (var table : TABLES) {
            dump.append(database.query("select t.* from " + table + " t order by id"))
                    .append('\n');
        }
        return dump.toString();
    }
}
