package dev.onramp.democonfig.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Parallel;
import dev.onramp.testsupport.SeedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database notes by itself which profiles clients name, whoever writes them. */
class DataSourceSchemaTest {

    private static final String SEED = """
            create table client_configs (
                client_id varchar(255) primary key,
                config_data jsonb not null,
                created_at timestamp with time zone default now(),
                updated_at timestamp with time zone default now()
            );
            insert into client_configs (client_id, config_data) values
            ('two', '{"data_sources": [{"profile_id": "b"}, {"profile_id": "a"}, {"profile_id": "a"}]}'),
            ('odd', '{"data_sources": ["x", 1, null, {"profile_id": 1}, {"profile_id": ""}, {}, {"profile_id": "c"}]}'),
            ('long', jsonb_build_object('data_sources', jsonb_build_array(jsonb_build_object('profile_id', repeat('x', 256))))),
            ('object', '{"data_sources": {"profile_id": "d"}}'),
            ('path', '{"data_sources": [{"profile_id": ".."}, {"profile_id": "."}, {"profile_id": "..."}]}'),
            ('control', '{"data_sources": [{"profile_id": "a\\u0001"}, {"profile_id": "a\\u0085"}, {"profile_id": "a\\n"}]}'),
            ('array', '[{"profile_id": "e"}]'),
            ('none', '{}');
            """;

    private final SeedDatabase database = SeedDatabase.of(SEED);

    @Test
    void clientsThatAreThereAlreadyAreNoted() {
        // When
        database.migrate(Map.of());

        // Then
        assertThat(rows())
                .containsExactly(
                        "odd|c|t|0|unregistered",
                        "path|...|t|0|unregistered",
                        "two|a|t|0|unregistered",
                        "two|b|t|0|unregistered");
    }

    @Test
    void changesAreNotedByWhatTheyAskFor() {
        // Given
        database.migrate(Map.of());
        database.executeAsService("update data_source_profiles set usage = 'registered', verification = 'verified',"
                + " checked_at = now(), due_at = now() + interval '1 hour' where profile_id in ('a', 'c')");

        // When
        database.executeAsService(
                "update client_configs set config_data = '{\"data_sources\": [{\"profile_id\": \"n\"}]}'"
                        + " where client_id = 'two'");
        database.executeAsService("update client_configs set client_id = 'even' where client_id = 'odd'");

        // Then
        assertThat(rows())
                .containsExactly(
                        "even|c|t|0|unregistered",
                        "odd|c|f|1|registered",
                        "path|...|t|0|unregistered",
                        "two|a|f|1|registered",
                        "two|n|t|0|unregistered");
        assertThat(database.query("select count(*) from data_source_profiles where due_at <= now()"))
                .containsExactly("5");
    }

    @Test
    void whatIsWantedAgainIsNotRemoved() {
        // Given
        database.migrate(Map.of());
        database.executeAsService("update data_source_profiles set usage = 'registered' where profile_id = 'c'");
        database.executeAsService("update client_configs set config_data = '{}' where client_id = 'odd'");

        // When
        database.executeAsService(
                "update client_configs set config_data = '{\"data_sources\": [{\"profile_id\": \"c\"}]}'"
                        + " where client_id = 'odd'");

        // Then
        assertThat(rows()).contains("odd|c|t|2|registered");
    }

    @Test
    void changesOfOtherFieldsChangeNothing() {
        // Given
        database.migrate(Map.of());

        // When
        database.executeAsService(
                "update client_configs set config_data = config_data || '{\"x\": 1}' where client_id = 'two'");

        // Then
        assertThat(rows()).contains("two|a|t|0|unregistered", "two|b|t|0|unregistered");
    }

    @Test
    void profilesOfADeletedClientStayUntilTheirUseIsRemoved() {
        // Given
        database.migrate(Map.of());
        database.executeAsService("update data_source_profiles set usage = 'registering' where profile_id = 'a'");

        // When
        database.executeAsService("delete from client_configs where client_id = 'two'");

        // Then
        assertThat(rows())
                .containsExactly("odd|c|t|0|unregistered", "path|...|t|0|unregistered", "two|a|f|1|registering");
    }

    @Test
    void whatNoProfileCanBeCalledIsNotNoted() {
        // Given
        database.migrate(Map.of());

        // When
        database.executeAsService(
                "update client_configs set config_data = '{\"data_sources\": [{\"profile_id\": \"..\"},"
                        + " {\"profile_id\": \".\"}, {\"profile_id\": \"\\u007f\"}, {\"profile_id\": \"a\\tb\"}]}'");

        // Then
        assertThat(rows()).isEmpty();
    }

    @Test
    void oneOfManyReplicasGetsARow() {
        // Given
        database.migrate(Map.of());
        database.execute("delete from data_source_profiles where profile_id <> 'c'");
        for (int round = 0; round < 20; round++) {
            database.execute("update data_source_profiles set claimed_until = null, attempts = 0");

            // When
            var claimed = Parallel.run(8, () -> database.query(ProfileRepository.CLAIM));

            // Then
            assertThat(claimed).filteredOn(rows -> !rows.isEmpty()).containsExactly(List.of("odd|c|t|0|1"));
        }
    }

    @Test
    void rowOfAReplicaThatDiedIsClaimedByOneOther() {
        // Given
        database.migrate(Map.of());
        database.execute("delete from data_source_profiles where profile_id <> 'c'");
        database.query(ProfileRepository.CLAIM);
        database.execute("update data_source_profiles set claimed_until = now() - interval '1 second'");

        // When
        var claimed = Parallel.run(4, () -> database.query(ProfileRepository.CLAIM));

        // Then
        assertThat(claimed).filteredOn(rows -> !rows.isEmpty()).containsExactly(List.of("odd|c|t|0|2"));
        assertThat(rows()).containsExactly("odd|c|t|0|registering");
    }

    @Test
    void rollbackLeavesNothing() {
        // Given
        database.migrate(Map.of());

        // When
        database.rollBack(Map.of());

        // Then
        assertThat(database.query("select relname from pg_class where relname like '%data_source%'"))
                .isEmpty();
        assertThat(database.query("select proname from pg_proc where proname like '%data_sources'"))
                .isEmpty();
        database.execute("update client_configs set config_data = '{}' where client_id = 'two'");
    }

    private List<String> rows() {
        return database.query("select client_id, profile_id, wanted, change, usage from data_source_profiles"
                + " order by client_id collate \"C\", profile_id collate \"C\"");
    }
}
