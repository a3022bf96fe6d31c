package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Path ROOT = Path.of("/repository");

    @Test
    void hasDefaultsForEverything() {
        // When
        var settings = Settings.of(ROOT, Map.of());

        // Then
        assertThat(settings.port(OnrampService.CONNECTOR)).isEqualTo(8023);
        assertThat(settings.port(OnrampService.DEMO_CONFIG)).isEqualTo(8022);
        assertThat(settings.port(OnrampService.ONBOARDING)).isEqualTo(8021);
        assertThat(settings.port(OnrampService.PERSONA)).isEqualTo(8024);
        assertThat(settings.postgresPort()).isEqualTo(54329);
        assertThat(settings.data()).isEqualTo(Path.of("/repository/.data"));
        assertThat(settings.maven()).isEqualTo("mvn");
    }

    @Test
    void takesWhatIsSetAndTreatsBlankAsNotSet() {
        // When
        var settings = Settings.of(
                ROOT,
                Map.of(
                        "ONRAMP_LOCAL_CONNECTOR_PORT", " 18023 ",
                        "ONRAMP_LOCAL_POSTGRES_PORT", "15432",
                        "ONRAMP_LOCAL_PERSONA_PORT", " ",
                        "ONRAMP_LOCAL_DATA", "/elsewhere/../data"));

        // Then
        assertThat(settings.port(OnrampService.CONNECTOR)).isEqualTo(18023);
        assertThat(settings.postgresPort()).isEqualTo(15432);
        assertThat(settings.port(OnrampService.PERSONA)).isEqualTo(8024);
        assertThat(settings.data()).isEqualTo(Path.of("/data"));
    }

    @Test
    void refusesWhatIsNoPortAndNamesTheSetting() {
        for (var text : new String[] {"0", "65536", "-1", "80x", "8 0", "999999", "٨٠"}) {
            assertThatThrownBy(() -> Settings.of(ROOT, Map.of("ONRAMP_LOCAL_ONBOARDING_PORT", text)))
                    .isInstanceOf(LauncherException.class)
                    .hasMessage("ONRAMP_LOCAL_ONBOARDING_PORT is \"%s\", but must be a port from 1 to 65535.", text);
        }
    }

    @Test
    void refusesOnePortForTwoPrograms() {
        assertThatThrownBy(() -> Settings.of(ROOT, Map.of("ONRAMP_LOCAL_PERSONA_PORT", "54329")))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("ONRAMP_LOCAL_POSTGRES_PORT")
                .hasMessageContaining("ONRAMP_LOCAL_PERSONA_PORT")
                .hasMessageContaining("are both 54329");
    }
}
