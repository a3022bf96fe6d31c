package dev.onramp.defaults.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {

    @Test
    void productionStartsWithAnIssuer() {
        assertThat(complaint(production())).isNull();
    }

    @Test
    void productionStartsWithAPublicKey() {
        // Given
        var service =
                Running.in("prod").with("quarkus.oidc.tenant-enabled", "true").with("quarkus.oidc.public-key", "MIIB");

        // Then
        assertThat(complaint(service)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void productionDoesNotStartWithoutAnIssuer(String issuer) {
        assertThat(complaint(production().with("quarkus.oidc.auth-server-url", issuer)))
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    @Test
    void productionDoesNotStartIfNobodySaidWhoIssuesTokens() {
        assertThat(complaint(Running.in("prod").with("quarkus.oidc.tenant-enabled", "true")))
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "0", ""})
    void productionDoesNotStartWithoutTokens(String enabled) {
        assertThat(complaint(production().with("quarkus.oidc.tenant-enabled", enabled)))
                .contains("quarkus.oidc.tenant-enabled");
    }

    @Test
    void productionDoesNotMakeKeys() {
        assertThat(complaint(production().with("onramp.secrets.create-keyset", "true")))
                .contains("onramp.secrets.create-keyset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://a.example,*", "/.*/", "https://*.example", "", "/.+/", "/https://.+/"})
    void productionDoesNotStartWithOpenCors(String origins) {
        // Given
        var service = production().with("quarkus.http.cors.enabled", "true").with("quarkus.http.cors.origins", origins);

        // Then
        assertThat(complaint(service)).contains("quarkus.http.cors.origins");
    }

    @Test
    void productionDoesNotStartWithCorsForNobodySaidWhom() {
        assertThat(complaint(production().with("quarkus.http.cors.enabled", "true")))
                .contains("quarkus.http.cors.origins");
    }

    @Test
    void productionStartsWithCorsForNamedOrigins() {
        // Given
        var service = production()
                .with("quarkus.http.cors.enabled", "true")
                .with("quarkus.http.cors.origins", "https://a.example,https://b.example");

        // Then
        assertThat(complaint(service)).isNull();
    }

    @Test
    void localIsCheckedAsProductionIfBothAreActive() {
        assertThat(complaint(Running.in("local", "prod").with("quarkus.http.host", "127.0.0.1")))
                .contains("quarkus.oidc.tenant-enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void localStartsOnALoopbackAddress(String host) {
        assertThat(complaint(Running.in("local").with("quarkus.http.host", host)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "", " ", "10.0.0.1", "192.168.1.1", "fe80::1", "no such host", "nowhere.invalid"
            })
    void localStartsNowhereElse(String host) {
        assertThat(complaint(Running.in("local").with("quarkus.http.host", host)))
                .contains("loopback");
    }

    @Test
    void localDoesNotStartIfNobodySaidWhere() {
        assertThat(complaint(Running.in("local"))).contains("loopback");
    }

    @ParameterizedTest
    @CsvSource({"test", "dev"})
    void developmentStartsAsItIs(String profile) {
        assertThat(complaint(Running.in(profile))).isNull();
    }

    private static Running production() {
        return Running.in("prod")
                .with("quarkus.oidc.tenant-enabled", "true")
                .with("quarkus.oidc.auth-server-url", "https://issuer.example");
    }

    /** Why the service does not start; null if it does. */
    private static @Nullable String complaint(Running service) {
        return service.<Optional<String>>call(config -> {
                    try {
                        new StartupChecks(config, config.getConfigMapping(OnrampConfig.class))
                                .check(new StartupEvent());
                        return Optional.empty();
                    } catch (IllegalStateException refusal) {
                        return Optional.of(String.valueOf(refusal.getMessage()));
                    }
                })
                .orElse(null);
    }
}
