package dev.onramp.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database as a seed system left it, to be adopted by the migrations of the service under test. */
public final class SeedDatabase {

    private final String name = Postgres.createDatabase();

    private SeedDatabase() {}

    /** A database in which {@code sql} has made tables and rows, all owned by the role that migrates. */
    public static SeedDatabase of(String sql) {
        var database = new SeedDatabase();
        database.execute(sql);
        return database;
    }

    /** Runs the migrations with the settings of the services; returns how many were applied. */
    public int migrate(Map<String, String> placeholders) {
        var all = new java.util.HashMap<>(placeholders);
        all.put("service_role", Postgres.SERVICE);
        return Flyway.configure()
                .dataSource(Postgres.jdbcUrl(Postgres.port(), name), Postgres.OWNER, Postgres.PASSWORD)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(all)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** Runs statements as the owner of the tables. */
    public void execute(String sql) {
        try (var connection = Postgres.as(Postgres.OWNER, name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows that {@code sql} finds, each as its columns joined by {@code |}; no row-level security. */
    public List<String> query(String sql) {
        try (Connection connection = Postgres.asSuperuser(name);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
