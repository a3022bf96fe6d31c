package dev.onramp.defaults.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The user who sent the request that is being served. */
@ApplicationScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The user's id: {@code sub} of the token, never empty. */
    public String id() {
        var name = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        if (name == null || name.isBlank()) {
            throw new io.quarkus.security.UnauthorizedException();
        }
        return name;
    }
}
