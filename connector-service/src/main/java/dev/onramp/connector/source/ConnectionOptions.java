package dev.onramp.connector.source;

import dev.onramp.connector.source.DriverOptions.Form;
import java.util.List;

/** The options that a connection string may hold; everything else is refused by name. */
public final class ConnectionOptions {

    private ConnectionOptions() {}

    /** Those of {@code Name=value;}, in any case and with or without spaces. */
    public static List<String> ofAdoNet(Dialect dialect) {
        return DriverOptions.of(dialect, Form.ADO_NET).names();
    }

    /** Those of URIs and JDBC URLs, in any case. */
    public static List<String> ofUrl(Dialect dialect) {
        return DriverOptions.of(dialect, Form.URL).names();
    }
}
