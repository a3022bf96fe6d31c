package dev.onramp.connector.source;

/** The databases that a profile of type {@code sql} can point at. The names are those of the API. */
public enum Dialect {
    postgresql(5432),
    mysql(3306),
    mariadb(3306),
    sqlserver(1433),
    db2(50000);

    private final int defaultPort;

    Dialect(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port that a server listens on unless it is told otherwise. */
    public int defaultPort() {
        return defaultPort;
    }
}
