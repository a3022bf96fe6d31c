package dev.onramp.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.SeedDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .containsExactly("ix_connector_profiles_created_at", "pk_connector_profiles");
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
