package dev.onramp.democonfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.SeedDatabase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself: the seed's SQL works on it, and a database of the seed system is adopted. */
class SchemaTest {

    /** seeds/004, "client_configs" and "service_proposals", and its optional index. */
    private static final String GUIDE = """
            create table client_configs (
                client_id varchar(255) primary key,
                config_data jsonb not null,
                created_at timestamp with time zone default now(),
                updated_at timestamp with time zone default now()
            );
            create index ix_client_configs_created_at on client_configs(created_at);
            create table service_proposals (
                proposal_id varchar(255) primary key,
                proposal_data jsonb not null,
                created_at timestamp with time zone default now()
            );
            create index ix_service_proposals_created_at on service_proposals(created_at);
            create index idx_client_configs_data on client_configs using gin (config_data);
            """;

    /** What the seed system's migration 20251221_062048 makes: named keys, times that are never null, comments. */
    private static final String UPSTREAM = """
            create table client_configs (
                client_id varchar(255) not null,
                config_data jsonb not null,
                created_at timestamp with time zone default now() not null,
                updated_at timestamp with time zone default now() not null,
                constraint pk_client_configs primary key (client_id)
            );
            create index ix_client_configs_created_at on client_configs (created_at);
            comment on table client_configs is 'Client-specific configuration and preferences';
            create table service_proposals (
                proposal_id varchar(255) not null,
                proposal_data jsonb not null,
                created_at timestamp with time zone default now() not null,
                constraint pk_service_proposals primary key (proposal_id)
            );
            create index ix_service_proposals_created_at on service_proposals (created_at);
            create table alembic_version (version_num varchar(32) primary key);
            insert into alembic_version values ('20251221_062048');
            """;

    private static final String ROWS = """
            insert into client_configs (client_id, config_data, created_at, updated_at) values
            ('test-client-1', '{"client_name": "Test", "modules": ["SCOR", "CRM", "Sales"]}', '2025-01-01Z', '2025-01-02Z'),
            ('odd / ü', '{"license_type": "starter", "modules": "x"}', '2025-01-03Z', '2025-01-03Z'),
            ('array', '[1]', '2025-01-03Z', '2025-01-03Z');
            insert into service_proposals (proposal_id, proposal_data, created_at) values
            ('test-proposal-1', '{"client_id": "test-client-1", "status": "signed"}', '2025-01-01Z'),
            ('long', jsonb_build_object('client_id', repeat('x', 10000)), '2025-01-02Z'),
            ('null', 'null', '2025-01-03Z');
            """;

    private static final String CLIENTS = "select client_id, config_data, (created_at at time zone 'UTC')::date,"
            + " (updated_at at time zone 'UTC')::date, version from client_configs order by client_id collate \"C\"";
    private static final String PROPOSALS = "select proposal_id, length(proposal_data::text),"
            + " (created_at at time zone 'UTC')::date, updated_at = created_at, version"
            + " from service_proposals order by proposal_id collate \"C\"";

    static Stream<String> seeds() {
        return Stream.of(GUIDE, UPSTREAM);
    }

    @Test
    void seedStatementsWorkOnANewDatabase() {
        // Given
        var database = migrated("");

        // When
        database.execute("insert into client_configs (client_id, config_data) values"
                + " ('test-client-1', '{\"client_name\": \"Test\", \"license_type\": \"basic\"}')");
        database.execute("insert into service_proposals (proposal_id, proposal_data) values"
                + " ('test-proposal-1', '{\"client_id\": \"test-client-1\", \"status\": \"draft\"}')");

        // Then
        assertThat(database.query(
                        "select client_id, config_data ->> 'client_name', created_at <= now(), updated_at <= now()"
                                + " from client_configs where created_at between '2025-01-01' and '2125-12-31'"))
                .containsExactly("test-client-1|Test|t|t");
        assertThat(database.query("select proposal_id, proposal_data ->> 'status' from service_proposals"
                        + " where created_at > now() - interval '7 days' order by created_at desc"))
                .containsExactly("test-proposal-1|draft");
        assertThat(database.query("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name in ('client_configs', 'service_proposals') order by 1"))
                .containsExactly("client_configs", "service_proposals");
    }

    @Test
    void optionalIndexesOfTheSeedCanBeMade() {
        migrated("").execute("""
                create index idx_client_configs_data on client_configs using gin (config_data);
                create index idx_service_proposals_data on service_proposals using gin (proposal_data);
                """);
    }

    @Test
    void tablesLookAsTheSeedSaysWithAVersion() {
        // Given
        var database = migrated("");

        // When
        var columns = database.query("select table_name, column_name, data_type, character_maximum_length, is_nullable,"
                + " column_default from information_schema.columns"
                + " where table_name in ('client_configs', 'service_proposals') order by table_name, ordinal_position");

        // Then
        assertThat(columns)
                .containsExactly(
                        "client_configs|client_id|character varying|255|NO|null",
                        "client_configs|config_data|jsonb|null|NO|null",
                        "client_configs|created_at|timestamp with time zone|null|NO|now()",
                        "client_configs|updated_at|timestamp with time zone|null|NO|now()",
                        "client_configs|version|bigint|null|NO|0",
                        "client_configs|scheduled_license|character varying|20|YES|null",
                        "client_configs|scheduled_at|timestamp with time zone|null|YES|null",
                        "service_proposals|proposal_id|character varying|255|NO|null",
                        "service_proposals|proposal_data|jsonb|null|NO|null",
                        "service_proposals|created_at|timestamp with time zone|null|NO|now()",
                        "service_proposals|updated_at|timestamp with time zone|null|NO|now()",
                        "service_proposals|version|bigint|null|NO|0",
                        "service_proposals|root_id|character varying|255|YES|null",
                        "service_proposals|revision|integer|null|NO|1",
                        "service_proposals|revises|character varying|255|YES|null",
                        "service_proposals|superseded_by|character varying|255|YES|null",
                        "service_proposals|sent_at|timestamp with time zone|null|YES|null",
                        "service_proposals|client_name|text|null|YES|null",
                        "service_proposals|decided_at|timestamp with time zone|null|YES|null",
                        "service_proposals|event_count|integer|null|NO|0",
                        "service_proposals|event_head|character varying|64|YES|null");
    }

    @Test
    void keysAndIndexesHaveTheNamesOfTheSeed() {
        assertThat(migrated("")
                        .query("select tablename, indexname from pg_indexes"
                                + " where tablename in ('client_configs', 'service_proposals') order by 1, 2"))
                .containsExactly(
                        "client_configs|ix_client_configs_created_at",
                        "client_configs|ix_client_configs_kpi_objects",
                        "client_configs|ix_client_configs_kpi_sources",
                        "client_configs|ix_client_configs_modules",
                        "client_configs|ix_client_configs_scheduled_at",
                        "client_configs|pk_client_configs",
                        "service_proposals|ix_service_proposals_client_id",
                        "service_proposals|ix_service_proposals_created_at",
                        "service_proposals|ix_service_proposals_revises",
                        "service_proposals|ix_service_proposals_root_id",
                        "service_proposals|pk_service_proposals",
                        "service_proposals|ux_service_proposals_open");
    }

    @Test
    void everyTableAndColumnHasAComment() {
        assertThat(migrated("").withoutComment()).isEmpty();
    }

    @Test
    void commentsAreThoseOfTheSeed() {
        // Given
        var database = migrated("");

        // When
        var comments = database.query("""
                select obj_description('client_configs'::regclass), obj_description('service_proposals'::regclass),
                       col_description('client_configs'::regclass, 1), col_description('service_proposals'::regclass, 1),
                       col_description('service_proposals'::regclass, 3),
                       col_description('client_configs'::regclass, 2)
                """);

        // Then
        assertThat(comments)
                .singleElement()
                .asString()
                .startsWith("Client-specific configuration and preferences"
                        + "|Generated service proposals and statements of work"
                        + "|Unique client identifier|Unique proposal identifier|Proposal creation timestamp|{")
                .contains("\"license_type\": \"basic|professional|enterprise\"");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seedDatabaseIsAdoptedWithEveryRow(String seed) {
        // Given
        var database = migrated(seed + ROWS);

        // When
        var again = database.migrate(Map.of());

        // Then
        assertThat(again).isZero();
        assertThat(database.query(CLIENTS))
                .containsExactly(
                        "array|[1]|2025-01-03|2025-01-03|0",
                        "odd / ü|{\"modules\": \"x\", \"license_type\": \"starter\"}|2025-01-03|2025-01-03|0",
                        "test-client-1|{\"modules\": [\"SCOR\", \"CRM\", \"Sales\"], \"client_name\": \"Test\"}"
                                + "|2025-01-01|2025-01-02|0");
        assertThat(database.query(PROPOSALS))
                .containsExactly(
                        "long|10017|2025-01-02|t|0", "null|4|2025-01-03|t|0", "test-proposal-1|50|2025-01-01|t|0");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void adoptedTablesAreLikeNewOnes(String seed) {
        // Given
        var shape = """
                select table_name, column_name, data_type, is_nullable, column_default
                from information_schema.columns where table_name in ('client_configs', 'service_proposals')
                union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid), null, null
                from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'alembic_version'
                union all select tablename, indexname, indexdef, null, null
                from pg_indexes where schemaname = 'public' and tablename <> 'alembic_version' and indexname not like 'idx%'
                union all select tgrelid::regclass::text, tgname, null, null, null from pg_trigger where not tgisinternal
                order by 1, 2, 3
                """;

        // When
        var adopted = migrated(seed + ROWS).query(shape);

        // Then
        assertThat(adopted).isEqualTo(migrated("").query(shape));
    }

    @Test
    void rowsWithoutTimesGetOne() {
        // Given
        var database = migrated(GUIDE + """
                insert into client_configs values ('none', '{}', null, null), ('half', '{}', null, '2025-01-01Z'),
                ('never', '{}', 'infinity', '-infinity');
                insert into service_proposals values ('none', '{}', null);
                """);

        // When
        var clients = database.query(
                "select client_id, created_at = updated_at, isfinite(created_at)" + " from client_configs order by 1");

        // Then
        assertThat(clients).containsExactly("half|t|t", "never|t|t", "none|t|t");
        assertThat(database.query("select created_at = updated_at and isfinite(created_at) from service_proposals"))
                .containsExactly("t");
    }

    @Test
    void changeBySqlMovesTimeAndVersion() {
        // Given
        var database = migrated(UPSTREAM + ROWS);

        // When
        var client = database.query("update client_configs set config_data = '{}' where client_id = 'array'"
                + " returning version, updated_at > now() - interval '1 minute'");
        var proposal = database.query("update service_proposals set proposal_data = '{}' where proposal_id = 'null'"
                + " returning version, updated_at > now() - interval '1 minute'");

        // Then
        assertThat(client).containsExactly("1|t");
        assertThat(proposal).containsExactly("1|t");
    }

    @Test
    void timeFilterUsesTheIndex() {
        // Given
        var database = migrated("");

        // When
        var clients = database.explain("select * from client_configs where created_at > now() - interval '7 days'"
                + " order by created_at desc, client_id desc limit 21");
        var proposals = database.explain("select * from service_proposals"
                + " where created_at between '2025-01-01' and '2025-12-31' order by created_at desc, proposal_id desc");

        // Then
        assertThat(clients).contains("ix_client_configs_created_at").doesNotContain("Sort");
        assertThat(proposals).contains("ix_service_proposals_created_at").doesNotContain("Sort");
    }

    @Test
    void pageBehindACursorUsesTheIndex() {
        assertThat(
                        migrated("")
                                .explain(
                                        "select * from client_configs"
                                                + " where (created_at, client_id) < ('2025-06-01', 'x') order by created_at desc, client_id desc limit 21"))
                .contains("ix_client_configs_created_at")
                .contains("Index Cond: (ROW(created_at")
                .doesNotContain("Sort");
    }

    @Test
    void licensesThatAreDueAreFoundByTheIndex() {
        assertThat(migrated("")
                        .explain("select client_id from client_configs where scheduled_at <= now()"
                                + " order by scheduled_at, client_id limit 1"))
                .contains("ix_client_configs_scheduled_at");
    }

    @Test
    void seededCatalogueKeepsWhatPeopleChanged() {
        // Given
        var database = migrated("");
        database.execute(
                "update modules set name = 'Ours' where code = 'SCOR'; delete from modules where code = 'PACKING'");

        // When
        database.migrate(Map.of());

        // Then
        assertThat(database.query("select code, name from modules where code in ('SCOR', 'PACKING')"))
                .containsExactly("SCOR|Ours");
    }

    @Test
    void everyReferenceOfTheSeededCatalogueLeadsSomewhere() {
        assertThat(migrated("").query("""
                select 'kpi', code, o from kpis, unnest(required_objects) o where o not in (select code from object_models)
                union all select 'module', code, k from modules, unnest(kpi_codes) k where k not in (select code from kpis)
                union all select 'license', code, m from license_types, unnest(included_modules || allowed_modules) m
                          where m not in (select code from modules)
                """)).isEmpty();
    }

    @Test
    void proposalsOfAClientAreFoundByTheIndex() {
        assertThat(migrated("")
                        .explain("select count(*) from service_proposals where proposal_data ->> 'client_id' = 'x'"))
                .contains("ix_service_proposals_client_id");
    }

    @Test
    void adoptedProposalsAreFirstRevisionsWithoutEvents() {
        assertThat(migrated(UPSTREAM + ROWS)
                        .query("select distinct root_id, revision, revises, superseded_by, sent_at, decided_at,"
                                + " event_count, event_head from service_proposals"))
                .containsExactly("null|1|null|null|null|null|0|null");
    }

    @Test
    void revisionsAreHeldTogetherByTheDatabase() {
        // Given
        var database = migrated("");
        database.execute("insert into service_proposals (proposal_id, proposal_data) values ('a', '{}')");
        var second = "insert into service_proposals (proposal_id, proposal_data, root_id, revises, revision)"
                + " values ('b', '{}', 'a', 'a', 2)";

        // When
        database.execute("update service_proposals set superseded_by = 'b' where proposal_id = 'a'; " + second);

        // Then
        assertThatThrownBy(() -> database.execute(second.replace("'b'", "'c'")))
                .hasMessageContaining("ux_service_proposals_open");
        database.execute("delete from service_proposals where proposal_id = 'b'");
        assertThat(database.query("select superseded_by, version from service_proposals"))
                .containsExactly("b|1");
    }

    @Test
    void voidedRevisionMakesRoomAndGoesWithWhatItRevises() {
        // Given
        var database = migrated("");
        database.execute("insert into service_proposals (proposal_id, proposal_data) values ('a', '{}')");
        var second = "insert into service_proposals (proposal_id, proposal_data, root_id, revises, revision)"
                + " values ('b', '{\"status\": \"voided\"}', 'a', 'a', 2)";

        // When
        database.execute(second);

        // Then
        database.execute("delete from service_proposals where proposal_id = 'a'");
        assertThat(database.query("select proposal_id from service_proposals")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "accepted"})
    void whatBindsIsNotDeleted(String status) {
        // Given
        var database = migrated("");
        database.execute(
                "insert into service_proposals (proposal_id, proposal_data) values ('a', '{\"status\": \"%s\"}')"
                        .formatted(status));

        // Then
        assertThatThrownBy(() -> database.execute("delete from service_proposals"))
                .hasMessageContaining("it stays");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rollbackLeavesTheTablesOfTheSeedWithTheirRows(String seed) {
        // Given
        var database = migrated(seed + ROWS);

        // When
        database.rollBack(Map.of());

        // Then
        assertThat(database.query("select client_id from client_configs order by client_id collate \"C\""))
                .containsExactly("array", "odd / ü", "test-client-1");
        assertThat(database.query("select proposal_id from service_proposals order by 1"))
                .containsExactly("long", "null", "test-proposal-1");
        assertThat(database.query("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name not in ('flyway_schema_history', 'alembic_version')"
                        + " order by table_name, ordinal_position"))
                .containsExactly(
                        "client_configs|client_id",
                        "client_configs|config_data",
                        "client_configs|created_at",
                        "client_configs|updated_at",
                        "service_proposals|proposal_id",
                        "service_proposals|proposal_data",
                        "service_proposals|created_at");
        assertThat(database.query("select indexdef from pg_indexes where indexname like 'ix%' order by 1"))
                .containsExactly(
                        "CREATE INDEX ix_client_configs_created_at ON public.client_configs USING btree (created_at)",
                        "CREATE INDEX ix_service_proposals_created_at ON public.service_proposals USING btree (created_at)");
        assertThat(database.query("select proname from pg_proc where proname = 'touch_row'"))
                .isEmpty();
    }

    @Test
    void databaseThatWasRolledBackIsAdoptedAgain() {
        // Given
        var database = SeedDatabase.of(UPSTREAM + ROWS);
        var first = database.migrate(Map.of());
        database.rollBack(Map.of());
        database.execute("drop table flyway_schema_history");

        // When
        var applied = database.migrate(Map.of());

        // Then
        assertThat(applied).isEqualTo(first);
        assertThat(database.query("select count(*) from client_configs")).containsExactly("3");
    }

    private static SeedDatabase migrated(String seed) {
        var database = SeedDatabase.of(seed);
        database.migrate(Map.of());
        return database;
    }
}
