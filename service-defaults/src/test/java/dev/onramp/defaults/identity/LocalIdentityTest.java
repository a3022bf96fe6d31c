package dev.onramp.defaults.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.defaults.Fakes;
import dev.onramp.defaults.operation.Running;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIdentityTest {

    private static final IdentityProviderManager PROVIDERS =
            Fakes.of(IdentityProviderManager.class, (method, arguments) -> {
                throw new UnsupportedOperationException(method);
            });

    @Test
    void callerIsTheLocalUserWithAllRoles() {
        // When
        var identity = authenticate("local", MultiMap.caseInsensitiveMultiMap());

        // Then
        assertThat(identity).isNotNull().satisfies(caller -> {
            assertThat(caller.getPrincipal().getName()).isEqualTo("local-user");
            assertThat(caller.getRoles()).containsExactlyInAnyOrder("viewer", "editor", "admin");
            assertThat(caller.isAnonymous()).isFalse();
        });
    }

    @Test
    void callerIsTheUserThatTheHeaderNames() {
        // When
        var identity = authenticate("local", MultiMap.caseInsensitiveMultiMap().add("x-user-id", "ada"));

        // Then
        assertThat(identity)
                .isNotNull()
                .satisfies(caller -> assertThat(caller.getPrincipal().getName()).isEqualTo("ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "ü", "a\0b", "😀"})
    void oddUserIsRefused(String user) {
        // Given
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-User-Id", user);

        // Then
        assertThatThrownBy(() -> authenticate("local", headers)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void userWithALongNameIsRefused() {
        // Given
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-User-Id", "a".repeat(256));

        // Then
        assertThatThrownBy(() -> authenticate("local", headers)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void tokenIsLeftToThoseWhoCanCheckIt() {
        // Given
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Authorization", "Bearer x")
                .add("X-User-Id", "ada");

        // Then
        assertThat(authenticate("local", headers)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "local,prod", "prod,local", "test", "dev", "staging"})
    void headerMeansNothingAnywhereElse(String profiles) {
        // Given
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-User-Id", "ada");

        // Then
        assertThat(authenticate(profiles, headers)).isNull();
    }

    private static @Nullable SecurityIdentity authenticate(String profiles, MultiMap headers) {
        var request = Fakes.of(HttpServerRequest.class, (method, arguments) -> switch (method) {
            case "headers" -> headers;
            case "getHeader" -> headers.get(String.valueOf(arguments.get(0)));
            default -> throw new UnsupportedOperationException(method);
        });
        var context = Fakes.of(RoutingContext.class, (method, arguments) -> request);
        var mechanism = Running.in(profiles.split(",", -1)).call(config -> new LocalIdentity());
        return mechanism.authenticate(context, PROVIDERS).await().indefinitely();
    }
}
