package dev.onramp.defaults.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {

    @Test
    void knowsEverySettingAndNoOther() {
        // When
        var settings = ConfigMappings.getProperties(ConfigClass.configClass(OnrampConfig.class)).keySet().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));

        // Then
        assertThat(settings).containsExactlyInAnyOrderElementsOf(EnvironmentCheck.KNOWN);
    }

    @Test
    void unknownSettingIsNamed() {
        assertThatThrownBy(() -> EnvironmentCheck.requireKnown(
                        Set.of("PATH", "ONRAMP_DATABASE_DEADLIN"), EnvironmentCheck.KNOWN))
                .hasMessageContaining("ONRAMP_DATABASE_DEADLIN");
    }

    @Test
    void settingsOfOthersAreNotItsBusiness() {
        assertThatCode(() -> EnvironmentCheck.requireKnown(
                        Set.of("PATH", "ONRAMP_LOCAL_CONNECTOR_PORT", "ONRAMP_SECRETS_KEYSET_FILE"),
                        EnvironmentCheck.KNOWN))
                .doesNotThrowAnyException();
    }
}
