package dev.onramp.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second wall, attacked from behind the first: with the service's own database role. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RowLevelSecurityTest {

    private final Api user = Api.newUser();

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from personas", "select count(*) from idempotency_keys"})
    void withoutAnOwnerNothingIsSeen(String sql) throws SQLException {
        // Given
        createWithKey();

        // When
        var seen = countAs(null, sql);

        // Then
        assertThat(seen).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from personas", "select count(*) from idempotency_keys"})
    void anotherOwnerSeesNothing(String sql) throws SQLException {
        // Given
        createWithKey();

        // When
        var seen = countAs("somebody else", sql);

        // Then
        assertThat(seen).isZero();
        assertThat(countAs(user.user(), sql)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update personas set raw_text = 'stolen'", "delete from personas", "delete from idempotency_keys"
            })
    void anotherOwnerChangesNothing(String sql) throws SQLException {
        // Given
        createWithKey();

        // When
        int changed;
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            statement.execute("set app.owner = 'somebody else'");
            changed = statement.executeUpdate(sql);
        }

        // Then
        assertThat(changed).isZero();
    }

    @Test
    void rowForAnotherOwnerIsRefused() throws SQLException {
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            statement.execute("set app.owner = 'me'");
            assertThatThrownBy(() -> statement.execute(
                            "insert into personas (owner, raw_text, persona) values ('you', 'x', '{}')"))
                    .hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table extra (id int)",
                "alter table personas disable row level security",
                "drop table personas",
                "truncate personas",
                "drop policy personas_owner on personas"
            })
    void serviceRoleCannotChangeTheSchema(String sql) throws SQLException {
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void upkeepDeletesExpiredKeysAndNothingElse() throws SQLException {
        // Given
        createWithKey();
        var other = Api.newUser();
        other.with("Idempotency-Key", "expired")
                .post("/persona/personas", "{\"raw_text\": \"Eve\", \"persona\": {}}")
                .is(201);
        Database.execute("update idempotency_keys set created_at = created_at - interval '24 hours' where owner = '"
                + other.user() + "'");

        // When
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from idempotency_keys");
        }

        // Then
        assertThat(Database.query("select key from idempotency_keys where owner in (?, ?)", user.user(), other.user()))
                .containsExactly("key");
    }

    private void createWithKey() {
        user.with("Idempotency-Key", "key")
                .post("/persona/personas", "{\"raw_text\": \"Ada\", \"persona\": {}}")
                .is(201);
    }

    private static int countAs(@Nullable String owner, String sql) throws SQLException {
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            if (owner != null) {
                statement.execute("set app.owner = '" + owner + "'");
            }
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
