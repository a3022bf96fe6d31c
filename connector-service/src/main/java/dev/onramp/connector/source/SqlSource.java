package dev.onramp.connector.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A database.
 *
 * @param host a name or an address literal, without brackets
 * @param database its name, empty where the server is to choose
 */
public record SqlSource(Dialect dialect, String host, int port, String database, SqlOptions options) implements Source {

    /**
     * How to connect.
     *
     * @param caCertificate PEM of the authorities to trust instead of the system's
     * @param applicationName what the server shows as the name of the client
     * @param connectTimeout seconds, within the deadline of the whole
     * @param statementTimeout seconds, within the deadline of the whole
     */
    public record SqlOptions(
            TlsMode tlsMode,
            @Nullable String caCertificate,
            @Nullable String applicationName,
            @Nullable Integer connectTimeout,
            @Nullable Integer statementTimeout) {

        /** What holds where a profile says nothing. */
        public static final SqlOptions DEFAULT = new SqlOptions(TlsMode.prefer, null, null, null, null);
    }

    @Override
    public String destination() {
        return String.join("\n", "sql", dialect.name(), host.toLowerCase(Locale.ROOT), String.valueOf(port), database);
    }

    @Override
    public String target() {
        return Hosts.target(host, port);
    }
}
