package dev.onramp.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the service under test an empty database behind a connection that tests can cut, and test users. Use it as
 * {@code @QuarkusTestResource(Database.class)}.
 */
public final class Database implements QuarkusTestResourceLifecycleManager {

    private static @Nullable String name;
    private static @Nullable TcpProxy proxy;

    @Override
    public Map<String, String> start() {
        name = Postgres.createDatabase();
        proxy = TcpProxy.to(Postgres.port());
        return settings(name, proxy.port());
    }

    @Override
    public void stop() {
        line().close();
    }

    /** The settings of a service that runs on {@code database}. */
    public static Map<String, String> settings(String database, int port) {
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + port + "/" + database,
                "quarkus.datasource.jdbc.url",
                Postgres.jdbcUrl(port, database),
                "quarkus.datasource.username",
                Postgres.SERVICE,
                "quarkus.datasource.password",
                Postgres.PASSWORD,
                "quarkus.flyway.username",
                Postgres.OWNER,
                "quarkus.flyway.password",
                Postgres.PASSWORD,
                "quarkus.oidc.public-key",
                Tokens.publicKey(),
                "onramp.secrets.keyset-file",
                Path.of("target", database + "-keyset.json").toString(),
                "onramp.secrets.create-keyset",
                "true");
    }

    /** The line between the service and its database. */
    public static TcpProxy line() {
        if (proxy == null) {
            throw new IllegalStateException("No database was started");
        }
        return proxy;
    }

    /** A connection to the service's database that no row-level security holds back. */
    public static Connection asSuperuser() {
        return Postgres.asSuperuser(name());
    }

    /** A connection as the role that the service runs as. */
    public static Connection asService() {
        return Postgres.as(Postgres.SERVICE, name());
    }

    /** The first column of what {@code sql} finds, as text, without row-level security. */
    public static List<String> query(String sql, Object... parameters) {
        try (var connection = asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var values = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code sql}, without row-level security. */
    public static void execute(String sql) {
        try (var connection = asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every value of every table of the service, as text: where a canary would be found. */
    public static String dump() {
        var tables =
                query("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'");
        var dump = new StringBuilder();
        for (var table : tables) {
            query("select t::text from " + table + " t")
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }

    private static String name() {
        if (name == null) {
            throw new IllegalStateException("No database was started");
        }
        return name;
    }
}
