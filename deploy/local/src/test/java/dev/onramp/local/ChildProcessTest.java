package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void passesOnNothingThatCouldBeASecretOrASettingOfAnother() {
        // Given
        var environment = new HashMap<>(Map.of(
                "PATH", "/bin",
                "HOME", "/home/me",
                "LC_ALL", "C",
                "QUARKUS_LOG_LEVEL", "DEBUG",
                "QUARKUS_DATASOURCE_PASSWORD", "secret",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "ONRAMP_LOCAL_DATA", "/data",
                "PGPASSWORD", "secret"));

        // When
        ChildProcess.keepOnlyWhatIsPassedOn(environment);

        // Then
        assertThat(environment).containsOnlyKeys("PATH", "HOME", "LC_ALL", "QUARKUS_LOG_LEVEL");
    }
}
