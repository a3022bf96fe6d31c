package dev.onramp.connector.source;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of databases. The names are those of the API. */
public enum SqlOption {
    tls_mode,
    ca_certificate,
    application_name,
    connect_timeout,
    statement_timeout;

    /** The options that a dialect takes. */
    public static Set<SqlOption> of(Dialect dialect) {
        // The protocol client for Db2 tells the server no name of the application.
        return dialect == Dialect.db2
                ? EnumSet.complementOf(EnumSet.of(application_name))
                : EnumSet.allOf(SqlOption.class);
    }

    /** What {@code options} say about it. */
    @Nullable Object in(SourceOptions options) {
        return switch (this) {
            case tls_mode -> options.tlsMode();
            case ca_certificate -> options.caCertificate();
            case application_name -> options.applicationName();
            case connect_timeout -> options.connectTimeout();
            case statement_timeout -> options.statementTimeout();
        };
    }
}
