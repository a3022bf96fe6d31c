package dev.onramp.local;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database of each service, with a role that owns it and a role that may only read and write rows. Running it again
 * changes nothing, except that it mends what is not as it should be.
 */
final class Provisioning {

    // Neither role is ever more than this, whoever changed it in the meantime.
    private static final String PLAIN =
            "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit -1";

    private final Superuser superuser;
    private final Passwords passwords;

    Provisioning(Superuser superuser, Passwords passwords) {
        this.superuser = superuser;
        this.passwords = passwords;
    }

    /** Provides for all services. */
    void run() {
        try (var connection = superuser.connect("postgres")) {
            // Statements with passwords never reach the server's log.
            execute(connection, "set log_statement = 'none'");
            execute(connection, "set log_min_error_statement = 'panic'");
            for (var service : OnrampService.values()) {
                role(connection, service.ownerRole());
                role(connection, service.serviceRole());
                database(connection, service);
            }
            // The services have no business in the databases that PostgreSQL comes with.
            execute(connection, "revoke all on database postgres, template1 from public");
            for (var service : OnrampService.values()) {
                schema(service);
            }
        } catch (SQLException e) {
            throw new LauncherException("Cannot make the databases and roles: " + e.getMessage(), e);
        }
    }

    private void role(Connection connection, String role) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role);
        }
        execute(connection, "alter role " + role + " " + PLAIN);
        execute(connection, "alter role " + role + " password '" + passwords.of(role) + "'");
    }

    private static void database(Connection connection, OnrampService service) throws SQLException {
        var name = service.database();
        if (!exists(connection, "select from pg_database where datname = ?", name)) {
            execute(connection, "create database " + name + " owner " + service.ownerRole());
        }
        execute(connection, "alter database " + name + " owner to " + service.ownerRole());
        execute(connection, "revoke all on database " + name + " from public");
        execute(connection, "grant connect on database " + name + " to " + service.serviceRole());
    }

    private void schema(OnrampService service) throws SQLException {
        try (var connection = superuser.connect(service.database())) {
            execute(connection, "revoke all on schema public from public");
            execute(connection, "grant usage, create on schema public to " + service.ownerRole());
            // What it may do with which table is for the migrations to say.
            execute(connection, "grant usage on schema public to " + service.serviceRole());
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
