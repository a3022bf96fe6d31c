package dev.onramp.connector.egress;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the service keeps its own data, and the secrets of all profiles: no profile may lead there. */
final class OwnDatabase {

    /** Where there is nothing to guard. */
    static final OwnDatabase NONE = new OwnDatabase(Set.of());

    private static final int DEFAULT_PORT = 5432;

    private static final Pattern AUTHORITY = Pattern.compile("//(?:[^/?@]*@)?([^/?]*)");
    private static final Pattern PLACE = Pattern.compile("\\[?([^\\]]+?)\\]?(?::([0-9]{1,5}))?");

    private final Set<Place> places;

    private OwnDatabase(Set<Place> places) {
        this.places = places;
    }

    private record Place(String host, int port) {}

    /** The servers that connection URLs of PostgreSQL name. */
    static OwnDatabase of(List<String> urls) {
        var places = new HashSet<Place>();
        for (var url : urls) {
            var authority = AUTHORITY.matcher(url);
            while (authority.find()) {
                for (var text : authority.group(1).split(",", -1)) {
                    var place = PLACE.matcher(text);
                    if (place.matches()) {
                        places.add(new Place(place.group(1), port(place.group(2))));
                    }
                }
            }
        }
        return new OwnDatabase(places);
    }

    private static int port(@Nullable String text) {
        return text == null ? DEFAULT_PORT : Integer.parseInt(text);
    }

    /**
     * Whether one of the addresses leads to it on this port. Its own names are resolved anew, and fail as names do.
     *
     * @param resolve finds the addresses of a host
     */
    CompletionStage<Boolean> isAmong(
            Collection<InetAddress> addresses, int port, Function<String, CompletionStage<List<InetAddress>>> resolve) {
        CompletionStage<Boolean> found = CompletableFuture.completedFuture(false);
        for (var place : places) {
            if (place.port == port) {
                found = found.thenCompose(before -> before
                        ? CompletableFuture.completedFuture(true)
                        : resolve.apply(place.host).thenApply(own -> overlap(own, addresses)));
            }
        }
        return found;
    }

    private static boolean overlap(List<InetAddress> own, Collection<InetAddress> addresses) {
        return addresses.stream().anyMatch(own::contains)
                || (own.stream().anyMatch(OwnDatabase::isHere)
                        && addresses.stream().anyMatch(OwnDatabase::isHere));
    }

    /** This machine has many addresses, and what listens on one of them may listen on all. */
    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
