package dev.onramp.connector.egress;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import java.net.ConnectException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** What goes wrong on the way, in words for the owner of a profile. */
final class Faults {

    /** Of several addresses that all fail, the one that says most. */
    private static final List<FaultCode> TELLING =
            List.of(FaultCode.CONNECTION_RESET, FaultCode.REFUSED, FaultCode.CONNECT_TIMEOUT, FaultCode.UNREACHABLE);

    static final Comparator<SourceException> BY_WHAT_THEY_TELL =
            Comparator.comparingInt(fault -> TELLING.indexOf(fault.code()));

    private Faults() {}

    /** Says the same of every closed address, whether or not something listens there. */
    static SourceException denied() {
        return new SourceException(
                FaultCode.EGRESS_DENIED,
                "The egress rules of this service close the address of the host. Use another host, or ask an operator"
                        + " to open its network.");
    }

    static SourceException sentElsewhere() {
        return new SourceException(
                FaultCode.EGRESS_DENIED,
                "The server sends its clients on to another host or port, which the service does not follow. Give that"
                        + " host and port in the profile.");
    }

    static SourceException tooLarge(long limit) {
        return new SourceException(
                FaultCode.RESPONSE_TOO_LARGE,
                "The source sends more than the " + limit + " bytes that the service reads. Ask for less.");
    }

    static SourceException noSuchHost() {
        return new SourceException(
                FaultCode.DNS_FAILED, "There is no host of this name, as far as the service can see. Check the host.");
    }

    /** Why a name has no addresses. */
    static SourceException ofResolution(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return ofResolution(failure.getCause());
        }
        if (failure instanceof SourceException known) {
            return known;
        }
        return isTimeout(failure)
                ? new SourceException(
                        FaultCode.DNS_TIMEOUT,
                        "No name server answers for this host in time. Check the host, or try again.")
                : noSuchHost();
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof DnsNameResolverTimeoutException
                || failure.getCause() instanceof DnsNameResolverTimeoutException;
    }

    /** Why an address cannot be connected to. */
    static SourceException ofConnect(Throwable failure) {
        var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof ConnectTimeoutException || text.contains("timed out")) {
            return new SourceException(
                    FaultCode.CONNECT_TIMEOUT,
                    "The host does not answer on this port. Check host and port, and the firewalls on the way.");
        }
        if (text.contains("reset")) {
            return new SourceException(
                    FaultCode.CONNECTION_RESET,
                    "The host takes connections on this port and ends them at once. Check the port, and whether a"
                            + " firewall or a list of allowed clients stands before it.");
        }
        if (failure instanceof ConnectException && !text.contains("unreachable")) {
            return new SourceException(
                    FaultCode.REFUSED,
                    "The host refuses connections on this port. Check host and port, and that the server runs.");
        }
        return new SourceException(
                FaultCode.UNREACHABLE, "There is no way to the host's network. Check the host and the network.");
    }
}
