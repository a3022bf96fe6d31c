package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.operation.Profiles;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Who this service is to connector-service. Never who the caller is: his token is for this service alone. */
@ApplicationScoped
class ConnectorIdentity {

    private static final String NAME = "demo-config-service";

    private final Instance<OidcClients> clients;
    private final boolean hasTokens;
    private final TokensHelper tokens = new TokensHelper();

    ConnectorIdentity(Instance<OidcClients> clients, Config config) {
        this.clients = clients;
        this.hasTokens = config.getOptionalValue("quarkus.oidc-client.client-enabled", Boolean.class)
                .orElse(false);
    }

    /** Whether this service can say who it is; connector-service refuses whoever does not. */
    boolean isKnown() {
        return hasTokens || Profiles.isLocal();
    }

    /** A token of the service's own, which is kept until it expires; a name where nobody asks for tokens. */
    Uni<Map<String, String>> headers() {
        if (Profiles.isLocal()) {
            return Uni.createFrom().item(Map.of("X-User-Id", NAME));
        }
        return Uni.createFrom()
                .deferred(() -> tokens.getTokens(clients.get().getClient()))
                .map(current -> Map.of("Authorization", "Bearer " + current.getAccessToken()));
    }
}
