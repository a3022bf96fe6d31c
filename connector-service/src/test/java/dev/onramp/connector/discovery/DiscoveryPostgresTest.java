package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Discoveries of a real PostgreSQL, from the profile to the difference. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DiscoveryPostgresTest {

    private static final int TABLES = 10_000;

    private final Api user = Api.newUser("editor");
    private final String profile = "profile-" + UUID.randomUUID();
    private final String database = Postgres.createDatabase();

    @BeforeEach
    void createProfile() throws SQLException {
        try (var connection = Postgres.asSuperuser(database)) {
            var port = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
            user.post("/connector/profiles", """
                    {"id": "%s", "name": "Real", "type": "sql", "dialect": "postgresql", "host": "localhost",
                     "port": %d, "database": "%s",
                     "credentials": {"username": "postgres", "password": "postgres"}}""".formatted(profile, port, database))
                    .is(201);
        }
    }

    @Test
    void tellsWhatAnAlteredTableBreaks() {
        // Given
        sql("create table orders (id int primary key, amount numeric(10,2) not null, note text)");
        discover();
        sql("alter table orders drop column note, alter column amount type numeric(12,2), add column paid boolean");

        // When
        discover();

        // Then
        var diff = user.get(path("/schema/diff")).is(200);
        assertThat(diff.at("/breaking")).isEqualTo("true");
        assertThat(diff.json().path("changes").findValuesAsText("kind"))
                .containsExactly("column_removed", "column_added", "column_type_changed");
        assertThat(diff.json().path("changes").findValuesAsText("breaking")).containsExactly("true", "false", "false");
    }

    @Test
    void readsTenThousandTablesWithinTenSeconds() {
        // Given
        for (int from = 0; from < TABLES; from += 500) {
            sql("""
                    do $$ begin for t in %d..%d loop
                        execute 'create table t_' || t || ' ('
                            || (select string_agg('c' || c || ' int', ', ') from generate_series(1, 20) c) || ')';
                    end loop; end $$""".formatted(from, from + 499));
        }

        // When
        var operation = user.post(path("/discovery"), "{}").is(202).location();

        // Then
        awaitEnd(operation);
        var ended = user.get(operation);
        assertThat(ended.at("/result/tables")).as(ended.text()).isEqualTo("10000");
        assertThat(Database.query(
                        "select extract(epoch from finished_at - started_at) < 10 from operations where profile_id = ?",
                        profile))
                .containsExactly("t");
    }

    private Answer discover() {
        var operation = user.post(path("/discovery"), "{}").is(202).location();
        awaitEnd(operation);
        var ended = user.get(operation);
        assertThat(ended.at("/status")).as(ended.text()).isEqualTo("succeeded");
        return ended;
    }

    private void awaitEnd(String operation) {
        Eventually.holds(
                () -> assertThat(user.get(operation).at("/finished_at")).isNotEmpty());
    }

    private void sql(String statement) {
        try (var connection = Postgres.asSuperuser(database);
                var runner = connection.createStatement()) {
            runner.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String path(String rest) {
        return "/connector/profiles/" + profile + rest;
    }
}
