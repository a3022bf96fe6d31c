package dev.onramp.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.operation.Migrations;
import dev.onramp.testsupport.Parallel;
import dev.onramp.testsupport.SeedDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database itself: the seed's SQL works on it, and a database of the seed system is adopted. */
class SchemaTest {

    private static final Map<String, String> PLACEHOLDERS = Map.of("adopted_owner", "adopted");

    /** seeds/003, "Schema", with its two indexes and its trigger. */
    private static final String SEED = """
            create table public.personas (
              id uuid primary key default gen_random_uuid(),
              raw_text text not null,
              persona jsonb not null,
              created_at timestamptz not null default now(),
              updated_at timestamptz not null default now()
            );
            create index idx_personas_created_at on public.personas (created_at desc);
            create index idx_personas_updated_at on public.personas (updated_at desc);
            create function update_updated_at_column() returns trigger language plpgsql as
            $$ begin new.updated_at = now(); return new; end $$;
            create trigger update_personas_updated_at before update on public.personas
            for each row execute function update_updated_at_column();
            alter table public.personas enable row level security;
            create policy everybody on public.personas using (true) with check (true);
            insert into public.personas (id, raw_text, persona, created_at) values
            ('01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11', 'Ada', '{"name": "Ada"}', '2025-01-01T00:00:00Z'),
            ('01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a12', 'Odd', '["an array"]', '2025-01-02T00:00:00Z');
            """;

    @Test
    void seedStatementsWorkOnANewDatabase() {
        // Given
        var database = SeedDatabase.of("");
        database.migrate(PLACEHOLDERS);

        // When
        var rows = database.query("insert into personas (raw_text, persona) values ('Text', '{\"key\": \"value\"}')"
                + " returning persona ->> 'key', owner, version, created_at = updated_at");

        // Then
        assertThat(rows).containsExactly("value|adopted|0|t");
    }

    @Test
    void changeBySqlMovesTimeAndVersion() {
        // Given
        var database = SeedDatabase.of(SEED);
        database.migrate(PLACEHOLDERS);

        // When
        var rows = database.query("update personas set raw_text = 'Ada L.' where raw_text = 'Ada'"
                + " returning version, updated_at > now() - interval '1 minute'");

        // Then
        assertThat(rows).containsExactly("1|t");
    }

    @Test
    void seedDatabaseIsAdoptedWithEveryRow() {
        // Given
        var database = SeedDatabase.of(SEED);

        // When
        database.migrate(PLACEHOLDERS);

        // Then
        assertThat(
                        database.query(
                                "select raw_text, persona, created_at at time zone 'UTC', owner from personas order by raw_text"))
                .containsExactly(
                        "Ada|{\"name\": \"Ada\"}|2025-01-01 00:00:00|adopted",
                        "Odd|[\"an array\"]|2025-01-02 00:00:00|adopted");
        assertThat(database.migrate(PLACEHOLDERS)).isZero();
    }

    @Test
    void replicasThatStartAtOnceBothMigrate() {
        // Given
        var database = SeedDatabase.of("");

        // When
        var applied = Parallel.run(4, () -> Migrations.migrate(database.flyway(PLACEHOLDERS)));

        // Then
        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    }

    @Test
    void policyThatOpensToAllIsNotAdopted() {
        // Given
        var database = SeedDatabase.of(SEED);

        // When
        database.migrate(PLACEHOLDERS);

        // Then
        assertThat(database.query("select polname from pg_policy where polrelid = 'personas'::regclass"))
                .containsExactly("personas_owner");
    }

    @Test
    void everyTableAndColumnHasAComment() {
        // Given
        var database = SeedDatabase.of("");

        // When
        database.migrate(PLACEHOLDERS);

        // Then
        assertThat(database.withoutComment()).isEmpty();
    }

    @Test
    void timeFilterUsesTheIndex() {
        // Given
        var database = SeedDatabase.of("");
        database.migrate(PLACEHOLDERS);

        // When
        var plan = database.explain("select * from personas where owner = 'somebody'"
                + " and created_at > now() - interval '7 days' order by created_at desc, id desc limit 21");

        // Then
        assertThat(plan).contains("idx_personas_created_at").doesNotContain("Sort");
    }

    @Test
    void rollbackLeavesTheSeedTableWithItsRows() {
        // Given
        var database = SeedDatabase.of(SEED);
        database.migrate(PLACEHOLDERS);

        // When
        database.rollBack(PLACEHOLDERS);

        // Then
        assertThat(database.query("select raw_text from personas order by raw_text"))
                .containsExactly("Ada", "Odd");
        assertThat(database.query(
                        "select column_name from information_schema.columns where table_name = 'personas' order by 1"))
                .containsExactly("created_at", "id", "persona", "raw_text", "updated_at");
    }
}
