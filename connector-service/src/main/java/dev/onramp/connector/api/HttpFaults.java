package dev.onramp.connector.api;

import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;

/** What can go wrong with a request, in words for the engineer who stored the base URL. */
final class HttpFaults {

    private HttpFaults() {}

    /** What a failure of the client means. What the tunnel saw below it comes first. */
    static SourceException of(Throwable failure, Tunnel tunnel) {
        if (failure instanceof SourceException known) {
            return known;
        }
        var below = tunnel.fault();
        if (below != null) {
            return below;
        }
        var tls = TlsFaults.of(failure);
        if (tls != null) {
            return tls.code() == FaultCode.TLS_FAILED && isClosed(failure) ? reset() : tls;
        }
        if (failure instanceof TooLongHttpHeaderException) {
            return new SourceException(
                    FaultCode.RESPONSE_TOO_LARGE, "The headers of the answer are too large. Check the base URL.");
        }
        if (isClosed(failure)) {
            return reset();
        }
        return new SourceException(
                FaultCode.PROTOCOL_MISMATCH,
                "What answers does not speak HTTP. Check the host, the port and the scheme.");
    }

    /** What it means if nothing came in time while {@code stage} was running. */
    static SourceException timeout(Stage stage) {
        return switch (stage) {
            case resolve ->
                new SourceException(
                        FaultCode.DNS_TIMEOUT, "The host name was not resolved in time. Try again, or check the name.");
            case connect ->
                new SourceException(
                        FaultCode.CONNECT_TIMEOUT,
                        "The host did not take the connection in time. Check host and port, and whether a firewall is"
                                + " between.");
            case tls ->
                new SourceException(
                        FaultCode.TLS_TIMEOUT,
                        "The server did not finish the TLS handshake in time. Check that the port speaks TLS.");
            default ->
                new SourceException(
                        FaultCode.QUERY_TIMEOUT, "The API did not answer in time. Try again, or ask for less.");
        };
    }

    /** What a status outside of 2xx means. */
    static SourceException status(int status) {
        if (status == 401 || status == 403) {
            return new SourceException(
                    FaultCode.AUTH_FAILED,
                    "The API answered " + status + ": it does not let this caller in. Check auth and the secrets.");
        }
        return new SourceException(FaultCode.HTTP_STATUS, "The API answered " + status + ". " + remedy(status));
    }

    /** The answer does not fit. */
    static SourceException tooLarge() {
        return new SourceException(
                FaultCode.RESPONSE_TOO_LARGE,
                "The answer is larger than 10 MiB. Let the API answer with less, for example by a limit in the path.");
    }

    private static String remedy(int status) {
        if (status == 404 || status == 410) {
            return "There is nothing at this address: check the base URL and the paths.";
        }
        if (status == 429) {
            return "It has had too many requests: try again later.";
        }
        if (status >= 500) {
            return "It has trouble of its own: try again later.";
        }
        return "Check the base URL and the paths.";
    }

    private static SourceException reset() {
        return new SourceException(
                FaultCode.CONNECTION_RESET,
                "The server ended the connection in the middle. Check the port and the scheme, and look into its log.");
    }

    private static boolean isClosed(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof HttpClosedException
                    || cause instanceof java.nio.channels.ClosedChannelException
                    || cause.getClass() == IOException.class
                    || cause instanceof java.net.SocketException
                    || String.valueOf(cause.getMessage()).startsWith("Connection closed while SSL/TLS handshake")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
