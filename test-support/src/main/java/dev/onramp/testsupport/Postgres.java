package dev.onramp.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for the tests of one JVM, with an owner role and a role that has DML only, as in production. */
public final class Postgres {

    /** The role that migrates. */
    public static final String OWNER = "onramp_owner";

    /** The role that the service runs as. */
    public static final String SERVICE = "onramp_service";

    static final String PASSWORD = "only-for-tests";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** The server is started when it is first asked for, and ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (var connection = connect(postgres.getPort(), "postgres", "postgres", "postgres");
                        var statement = connection.createStatement()) {
                    statement.execute("create role " + OWNER + " login password '" + PASSWORD + "'");
                    statement.execute("create role " + SERVICE + " login password '" + PASSWORD + "'");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A new, empty database; returns its name. */
    public static String createDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = asSuperuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** A connection that no row-level security holds back. */
    public static Connection asSuperuser(String database) {
        return connect(port(), database, "postgres", "postgres");
    }

    /** A connection of {@link #OWNER} or {@link #SERVICE}. */
    public static Connection as(String role, String database) {
        return connect(port(), database, role, PASSWORD);
    }

    static int port() {
        return Server.INSTANCE.getPort();
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static Connection connect(int port, String database, String user, String password) {
        try {
            return DriverManager.getConnection(jdbcUrl(port, database), user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
