package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceProgramTest {

    @TempDir
    private Path folder;

    @Test
    void demoConfigServiceKnowsWhereItAndConnectorServiceAreWhateverTheirPorts() {
        // When
        var environment = environment(
                OnrampService.DEMO_CONFIG,
                Map.of("ONRAMP_LOCAL_CONNECTOR_PORT", "18023", "ONRAMP_LOCAL_DEMO_CONFIG_PORT", "18022"));

        // Then
        assertThat(environment)
                .containsEntry("ONRAMP_DEMO_CONNECTOR_URL", "http://127.0.0.1:18023")
                .containsEntry("ONRAMP_DEMO_PUBLIC_URL", "http://localhost:18022")
                .containsEntry("QUARKUS_HTTP_PORT", "18022");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEMO_CONFIG")
    void othersAreToldNoSettingThatTheyDoNotKnow(OnrampService service) {
        assertThat(environment(service, Map.of()).keySet()).noneMatch(name -> name.startsWith("ONRAMP_DEMO"));
    }

    private Map<String, String> environment(OnrampService service, Map<String, String> settings) {
        var data = new DataFolder(folder).prepare();
        return new ServiceProgram(
                        service, Settings.of(Path.of("/repository"), settings), data, new Passwords(data.secrets()))
                .environment();
    }
}
