package dev.onramp.defaults.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The user who sent the request that is being served. */
@ApplicationScoped
public class Caller {

    private static final int MAX_LENGTH = 255;

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The user's id: {@code sub} of the token, 1 to 255 characters.
     *
     * @throws UnauthorizedException if there is no token, or its subject can be nobody's id
     */
    public String id() {
        var name = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        if (name == null || name.isBlank() || name.length() > MAX_LENGTH || name.indexOf('\0') >= 0) {
            throw new UnauthorizedException();
        }
        return name;
    }
}
