package dev.onramp.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.onramp.testsupport.Postgres;
import dev.onramp.testsupport.SeedDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database itself: the seed's SQL works on it, and a database of the seed system is adopted. */
class SchemaTest {

    /** seeds/004, "connector_profiles". */
    private static final String SEED = """
            create table connector_profiles (
                id varchar(255) primary key,
                profile_data jsonb not null,
                created_at timestamp with time zone default now(),
                updated_at timestamp with time zone default now()
            );
            create index ix_connector_profiles_created_at on connector_profiles(created_at);
            insert into connector_profiles (id, profile_data, created_at, updated_at) values
            ('conn_1', '{"name": "Orders", "type": "sql"}', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
            ('no times', '{"name": "Odd", "test_status": "verified"}', null, null),
            ('array', '[1]', '2025-01-03T00:00:00Z', null),
            ('for ever', '{}', 'infinity', '-infinity');
            """;

    @Test
    void seedStatementsWorkOnANewDatabase() {
        // Given
        var database = migrated("");

        // When
        database.query("insert into connector_profiles (id, profile_data) values"
                + " ('test-profile-1', '{\"name\": \"Test\", \"type\": \"sql\"}') returning id");

        // Then
        assertThat(database.query(
                        "select id, profile_data ->> 'name' as name, profile_data ->> 'type' as type, created_at"
                                + " from connector_profiles where profile_data ->> 'type' = 'sql'"))
                .singleElement()
                .asString()
                .startsWith("test-profile-1|Test|sql|");
        assertThat(database.query("select * from connector_profiles where created_at > now() - interval '7 days'"
                        + " order by created_at desc"))
                .hasSize(1);
    }

    @Test
    void tableLooksAsTheSeedSaysWithAVersion() {
        // Given
        var database = migrated("");

        // When
        var columns = database.query("select column_name, data_type, is_nullable, character_maximum_length"
                + " from information_schema.columns where table_name = 'connector_profiles' order by ordinal_position");

        // Then
        assertThat(columns)
                .containsExactly(
                        "id|character varying|NO|255",
                        "profile_data|jsonb|NO|null",
                        "created_at|timestamp with time zone|NO|null",
                        "updated_at|timestamp with time zone|NO|null",
                        "version|bigint|NO|null");
        assertThat(database.query("select indexname from pg_indexes where tablename = 'connector_profiles' order by 1"))
                .containsExactly(
                        "ix_connector_profiles_created_at",
                        "ix_connector_profiles_test_status",
                        "ix_connector_profiles_type",
                        "pk_connector_profiles");
    }

    @Test
    void everyTableAndColumnHasAComment() {
        assertThat(migrated("").withoutComment()).isEmpty();
    }

    @Test
    void seedDatabaseIsAdoptedWithEveryRow() {
        // Given
        var database = migrated(SEED);

        // When
        var again = database.migrate(Map.of());

        // Then
        assertThat(again).isZero();
        assertThat(
                        database.query(
                                "select id, profile_data, created_at = 'infinity', version from connector_profiles order by id"))
                .containsExactly(
                        "array|[1]|f|0",
                        "conn_1|{\"name\": \"Orders\", \"type\": \"sql\"}|f|0",
                        "for ever|{}|f|0",
                        "no times|{\"name\": \"Odd\", \"test_status\": \"verified\"}|f|0");
    }

    @Test
    void changeBySqlMovesTimeAndVersion() {
        // Given
        var database = migrated(SEED);

        // When
        var changed = database.query("update connector_profiles set profile_data = '{}' where id = 'conn_1'"
                + " returning version, updated_at > now() - interval '1 minute'");

        // Then
        assertThat(changed).containsExactly("1|t");
    }

    @Test
    void timeFilterUsesTheIndex() {
        // Given
        var database = migrated("");

        // When
        var plan = database.explain("select * from connector_profiles"
                + " where created_at > now() - interval '7 days' order by created_at desc, id desc limit 21");

        // Then
        assertThat(plan).contains("ix_connector_profiles_created_at").doesNotContain("Sort");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ix_connector_profiles_type        | connector_profiles | created_at | profile_data ->> 'type' = 'sql'
                    ix_connector_profiles_test_status | connector_profiles | created_at | profile_data ->> 'test_status' = 'failed'
                    ix_audit_log_at                   | audit_log          | at         | true
                    ix_audit_log_profile_id           | audit_log          | at         | profile_id = 'x'
                    ix_audit_log_actor                | audit_log          | at         | actor = 'x'
                    ix_audit_log_action               | audit_log          | at         | action = 'x'
                    """)
    void listsAreReadInTheOrderOfAnIndex(String index, String table, String time, String condition) {
        // Given
        var database = migrated("");
        var list = "select * from %s where %s and (%s, id) < (now(), %s) order by %3$s desc, id desc limit 21"
                .formatted(table, condition, time, table.equals("audit_log") ? "5" : "'x'");

        // When
        var plan = database.explain(list);

        // Then
        assertThat(plan).contains("using " + index + " ").doesNotContain("Sort", "Filter");
    }

    /** What the role may do, table by table; whoever speaks SQL as the service can do no more. */
    @Test
    void serviceMayDoToEachTableWhatItNeeds() {
        // When
        var grants = migrated("")
                .query("select table_name, string_agg(lower(privilege_type), ' ' order by privilege_type)"
                        + " from information_schema.role_table_grants where grantee = '" + Postgres.SERVICE
                        + "' group by table_name order by table_name");

        // Then
        assertThat(grants)
                .containsExactly(
                        "audit_log|insert select",
                        "connection_tests|delete insert select",
                        "connector_profiles|delete insert select update",
                        "flyway_schema_history|select",
                        "idempotency_keys|delete insert select update",
                        "key_rotations|insert select update",
                        "operations|delete insert select update",
                        "profile_file_chunks|insert select",
                        "profile_files|delete insert select update",
                        "profile_usages|delete insert select",
                        "scheduled_tasks|delete insert select update",
                        "schema_snapshots|delete insert select update",
                        "snapshot_tables|delete insert select update");
    }

    @Test
    void nobodyButTheOwnerPurgesTheAudit() {
        assertThat(migrated("")
                        .query("select has_function_privilege('" + Postgres.SERVICE
                                + "', 'purge_audit_log(timestamptz)', 'execute'),"
                                + " has_function_privilege('" + Postgres.OWNER
                                + "', 'purge_audit_log(timestamptz)', 'execute')"))
                .containsExactly("f|t");
    }

    @Test
    void oldEntriesOfTheAuditArePurgedByItsOwner() {
        // Given
        var database = migrated("");
        database.execute("insert into audit_log (at, actor, action, details) values"
                + " ('2020-01-01T00:00:00Z', 'a', 'old', '{}'), ('2030-01-01T00:00:00Z', 'a', 'new', '{}')");

        // When
        database.execute("select purge_audit_log('2025-01-01T00:00:00Z')");

        // Then
        assertThat(database.query("select action, details ->> 'entries', actor from audit_log order by id"))
                .containsExactly("new|null|a", "audit-purged|1|" + Postgres.OWNER);
        assertThatIllegalStateException().isThrownBy(() -> database.execute("delete from audit_log"));
    }

    @Test
    void rotationGoesWithItsOperation() {
        // Given
        var database = migrated("");
        var id = "'0190a000-0000-7000-8000-000000000000'";
        database.execute("insert into operations (id, kind, owner, input) values (" + id
                + ", 'key-rotation', 'a', '{}'); insert into key_rotations (operation_id, total) values (" + id
                + ", 1)");

        // When
        database.execute("delete from operations");

        // Then
        assertThat(database.query("select count(*) from key_rotations")).containsExactly("0");
    }

    @Test
    void serviceDeletesAProfileWithAllThatHangsOnIt() {
        // Given
        var database = migrated("");
        database.execute("""
                insert into connector_profiles (id, profile_data) values ('a', '{}');
                insert into connection_tests (id, profile_id, tested_by, status, result)
                values (gen_random_uuid(), 'a', 'x', 'success', '{}');
                with snapshot as (
                    insert into schema_snapshots (id, profile_id, source, scope)
                    values (gen_random_uuid(), 'a', 's', '{}') returning id)
                insert into snapshot_tables (snapshot_id, name, hash, column_count, definition)
                select id, 't', 'h', 1, '{}' from snapshot;
                with file as (
                    insert into profile_files (id, profile_id, name, media_type, sha256, uploaded_at)
                    values (gen_random_uuid(), 'a', 'f', 'text/csv', repeat('0', 64), now()) returning id)
                insert into profile_file_chunks (file_id, position, data) select id, 0, 'x' from file;
                """);

        // When
        database.executeAsService("delete from connector_profiles where id = 'a'");

        // Then
        assertThat(database.query("select (select count(*) from connection_tests),"
                        + " (select count(*) from schema_snapshots where profile_id is not null),"
                        + " (select count(*) from profile_files), (select count(*) from profile_file_chunks)"))
                .containsExactly("0|0|0|0");
    }

    @Test
    void rollbackLeavesTheSeedTableWithItsRows() {
        // Given
        var database = migrated(SEED);

        // When
        database.rollBack(Map.of());

        // Then
        assertThat(database.query("select id from connector_profiles order by id"))
                .containsExactly("array", "conn_1", "for ever", "no times");
        assertThat(database.query("select column_name from information_schema.columns"
                        + " where table_name = 'connector_profiles' order by 1"))
                .containsExactly("created_at", "id", "profile_data", "updated_at");
    }

    private static SeedDatabase migrated(String seed) {
        var database = SeedDatabase.of(seed);
        database.migrate(Map.of());
        return database;
    }
}
