package dev.onramp.defaults.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

    @ParameterizedTest
    @CsvSource({
        "local, true, false",
        "'local,extra', true, false",
        "prod, false, true",
        "'prod,local', false, true",
        "'local,prod', false, true",
        "test, false, false",
        "dev, false, false",
        "staging, false, false",
        "LOCAL, false, false",
        "localx, false, false"
    })
    void productionIsNeverLocal(String profiles, boolean local, boolean production) {
        // Given
        var running = Running.in(profiles.split(",", -1));

        // When
        boolean isLocal = running.call(config -> Profiles.isLocal());
        boolean isProduction = running.call(config -> Profiles.isProduction());

        // Then
        assertThat(isLocal).isEqualTo(local);
        assertThat(isProduction).isEqualTo(production);
    }
}
