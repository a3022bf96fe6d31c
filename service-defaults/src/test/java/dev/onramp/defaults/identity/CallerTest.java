package dev.onramp.defaults.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @Test
    void isWhoTheTokenNames() {
        assertThat(new Caller(named("user|1")).id()).isEqualTo("user|1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t", "a\0b"})
    void mustHaveAName(@Nullable String name) {
        assertThatThrownBy(() -> new Caller(named(name)).id()).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void mayHaveALongName() {
        // Given
        var name = "\u00fc".repeat(255);

        // Then
        assertThat(new Caller(named(name)).id()).isEqualTo(name);
    }

    @Test
    void mustNotHaveAnEndlessName() {
        // Given
        var identity = named("a".repeat(256));

        // Then
        assertThatThrownBy(() -> new Caller(identity).id()).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void mustBeKnown() {
        // Given
        var stranger = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

        // Then
        assertThatThrownBy(() -> new Caller(stranger).id()).isInstanceOf(UnauthorizedException.class);
    }

    private static SecurityIdentity named(@Nullable String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .build();
    }
}
