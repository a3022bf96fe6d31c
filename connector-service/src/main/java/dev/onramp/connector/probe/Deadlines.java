package dev.onramp.connector.probe;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What it means that the time is over. */
final class Deadlines {

    private Deadlines() {}

    /** The fault of a test whose time ended while {@code running}; null if no stage had begun. */
    static SourceException over(@Nullable Stage running, Duration deadline) {
        var within = " within " + deadline.toSeconds() + " s: ";
        return switch (running == null ? Stage.resolve : running) {
            case resolve ->
                new SourceException(
                        FaultCode.DNS_TIMEOUT,
                        "The name of the host was not resolved" + within + "check the name and the name servers.");
            case connect ->
                new SourceException(
                        FaultCode.CONNECT_TIMEOUT,
                        "There was no connection" + within
                                + "check host, port and firewalls, which drop packets silently.");
            case tls ->
                new SourceException(
                        FaultCode.TLS_TIMEOUT,
                        "TLS was not agreed on" + within
                                + "check that the port speaks TLS, and the load of the server.");
            case authenticate ->
                new SourceException(
                        FaultCode.AUTH_TIMEOUT,
                        "The server took the connection but did not let anybody in" + within
                                + "check that the port belongs to such a server, and its load.");
            case query ->
                new SourceException(
                        FaultCode.QUERY_TIMEOUT,
                        "The source did not answer the first question" + within + "see what keeps it busy.");
        };
    }
}
