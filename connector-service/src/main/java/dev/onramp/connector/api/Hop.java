package dev.onramp.connector.api;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request of a fetch, which may lead to the next.
 *
 * @param uri without credentials
 * @param trusted whether it may carry the credentials: all requests so far went to the origin that they belong to. A
 *     chain that has left it once does not get them back, or a stranger could choose what they are used for.
 * @param redirects how many redirects led here
 */
record Hop(URI uri, boolean trusted, int redirects) {

    private static final int MAX_REDIRECTS = 3;

    /** The first. */
    static Hop to(URI uri) {
        return new Hop(uri, true, 0);
    }

    /**
     * Where a redirect leads.
     *
     * @throws SourceException if it may not be followed
     */
    Hop follow(@Nullable String location, Credentials credentials) {
        if (redirects == MAX_REDIRECTS) {
            throw refused("The API redirects more than " + MAX_REDIRECTS
                    + " times. Use the address where the redirects end as base URL.");
        }
        var next = ApiUrls.redirect(uri, location);
        if (next == null) {
            throw refused("The API redirects to another scheme, or to what is no address. "
                    + "If it has moved to https, use that address as base URL.");
        }
        var stays = trusted && ApiUrls.origin(next).equals(ApiUrls.origin(uri));
        next = credentials.unsigned(next);
        if (!stays && credentials.areIn(next.toString())) {
            throw refused("The API redirects to another host with the credentials in the address. "
                    + "Use the address of that host as base URL if it is to have them.");
        }
        return new Hop(next, stays, redirects + 1);
    }

    private static SourceException refused(String advice) {
        return new SourceException(FaultCode.REDIRECT_REFUSED, advice);
    }
}
