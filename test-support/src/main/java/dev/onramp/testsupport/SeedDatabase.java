package dev.onramp.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return flyway(placeholders).migrate().migrationsExecuted;
    }

    /** Runs the rollback scripts of all applied migrations, the last one first. */
    public void rollBack(Map<String, String> placeholders) {
        var applied = flyway(placeholders).info().applied();
        for (int i = applied.length - 1; i >= 0; i--) {
            var script = applied[i].getScript();
            if (script.endsWith(".sql")) {
                var sql = read("/db/rollback/" + script).replace("${service_role}", Postgres.SERVICE);
                execute(sql);
            }
        }
    }

    /** Flyway on this database, with the settings of the services. */
    public Flyway flyway(Map<String, String> placeholders) {
        var all = new HashMap<>(placeholders);
        all.put("service_role", Postgres.SERVICE);
        return Flyway.configure()
                .dataSource(Postgres.jdbcUrl(Postgres.port(), name), Postgres.OWNER, Postgres.PASSWORD)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(all)
                .load();
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource.substring(1)), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements as the owner of the tables. */
    public void execute(String sql) {
        execute(Postgres.OWNER, sql);
    }

    /** Runs statements as the role that the service runs as. */
    public void executeAsService(String sql) {
        execute(Postgres.SERVICE, sql);
    }

    private void execute(String role, String sql) {
        try (var connection = Postgres.as(role, name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tables and columns of the service that have no comment. */
    public List<String> withoutComment() {
        return query("""
                select c.relname, coalesce(a.attname, '(table)')
                from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
                """);
    }

    /** The plan of {@code sql} on a table that is too small to need an index, as if it were large. */
    public String explain(String sql) {
        try (Connection connection = Postgres.asSuperuser(name);
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
            var plan = new ArrayList<String>();
            try (var rows = statement.executeQuery("explain " + sql)) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            return String.join("\n", plan);
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
