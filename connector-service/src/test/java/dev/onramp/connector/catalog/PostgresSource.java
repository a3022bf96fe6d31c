package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import dev.onramp.testsupport.Postgres;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;

/** A database of its own on a real PostgreSQL, and a login that may do nothing but what a test grants it. */
final class PostgresSource {

    private final String database = Postgres.createDatabase();
    private final String role = "reader_" + UUID.randomUUID().toString().replace("-", "");
    private final int port;

    private PostgresSource() {
        try (var connection = Postgres.asSuperuser(database)) {
            port = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        execute("create role " + role + " login password 'only-for-tests'");
    }

    static PostgresSource create() {
        return new PostgresSource();
    }

    /** Runs {@code sql} as superuser, with the name of the login for {@code :role}. */
    PostgresSource execute(String sql) {
        try (var connection = Postgres.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql.replace(":role", role));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** How many statements of the login the server knows to be running. */
    long sessions() {
        try (var connection = Postgres.asSuperuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where usename = '" + role + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as superuser. */
    String value(String sql) {
        try (var connection = Postgres.asSuperuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String role() {
        return role;
    }

    String database() {
        return database;
    }

    int port() {
        return port;
    }

    SqlSource source() {
        return new SqlSource(Dialect.postgresql, "localhost", port, database, SqlOptions.DEFAULT);
    }

    Login login() {
        return new Login(role, "only-for-tests", null, null);
    }
}
