package dev.onramp.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections that may do everything. */
record Superuser(int port, Passwords passwords) {

    /** A connection to the database. */
    Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", PostgresCluster.SUPERUSER);
        properties.setProperty("password", passwords.of(PostgresCluster.SUPERUSER));
        properties.setProperty("ApplicationName", "onramp-launcher");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), properties);
    }
}
