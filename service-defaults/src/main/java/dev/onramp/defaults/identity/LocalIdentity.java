package dev.onramp.defaults.identity;

import dev.onramp.defaults.operation.Profiles;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * In the {@code local} profile, and in no other, a request without a token is the user of {@code X-User-Id} with all
 * roles.
 */
@ApplicationScoped
class LocalIdentity implements HttpAuthenticationMechanism {

    private static final String USER_HEADER = "X-User-Id";
    private static final String DEFAULT_USER = "local-user";
    private static final Pattern SANE_USER = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final boolean local = Profiles.isLocal();

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!local || context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().nullItem();
        }
        var user = context.request().getHeader(USER_HEADER);
        if (user != null && !SANE_USER.matcher(user).matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(user == null ? DEFAULT_USER : user))
                        .addRoles(Set.of(Roles.VIEWER, Roles.EDITOR, Roles.ADMIN))
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public int getPriority() {
        // Before OIDC, which challenges everything without a token.
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;
    }
}
