package dev.onramp.defaults.operation;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start where the service would be unsafe: better no start than a bad one. */
@ApplicationScoped
class StartupChecks {

    private static final Logger LOG = Logger.getLogger(StartupChecks.class);

    private final Config config;
    private final OnrampConfig onramp;

    StartupChecks(Config config, OnrampConfig onramp) {
        this.config = config;
        this.onramp = onramp;
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        if (Profiles.isProduction()) {
            checkProduction();
        } else if (Profiles.isLocal()) {
            checkLocal();
        }
    }

    private void checkProduction() {
        require(isTrue("quarkus.oidc.tenant-enabled"), "quarkus.oidc.tenant-enabled must be true in production");
        require(
                Stream.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key")
                        .anyMatch(key -> value(key).isPresent()),
                "No issuer of tokens: set QUARKUS_OIDC_AUTH_SERVER_URL (or QUARKUS_OIDC_PUBLIC_KEY)");
        require(
                !onramp.secrets().createKeyset(),
                "onramp.secrets.create-keyset must be false in production: mount the keyset instead");
        require(
                !isTrue("quarkus.http.cors.enabled")
                        || value("quarkus.http.cors.origins")
                                .filter(StartupChecks::areNamed)
                                .isPresent(),
                "quarkus.http.cors.origins must name the origins in production");
        if (value("quarkus.oidc.token.audience").isEmpty()) {
            LOG.warn(
                    "quarkus.oidc.token.audience is not set: tokens that the issuer made for other applications are taken too");
        }
    }

    /** An origin between slashes is a regular expression. */
    private static boolean areNamed(String origins) {
        return Stream.of(origins.split(",", -1))
                .noneMatch(origin -> origin.contains("*") || origin.strip().startsWith("/"));
    }

    private void checkLocal() {
        var host = value("quarkus.http.host").orElse("0.0.0.0");
        require(
                isLoopback(host),
                "The local profile trusts every caller, so quarkus.http.host must be a loopback address");
        LOG.warn("LOCAL PROFILE: no token is asked for; every caller is the user of X-User-Id with all roles");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isTrue(String key) {
        return config.getOptionalValue(key, Boolean.class).orElse(false);
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).filter(text -> !text.isBlank());
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalStateException(complaint);
        }
    }
}
