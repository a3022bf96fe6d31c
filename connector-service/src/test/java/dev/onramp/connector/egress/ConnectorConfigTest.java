package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorConfigTest {

    @Test
    void hasDefaultsForEverything() {
        // When
        var config = config(Map.of());

        // Then
        assertThat(config.egress().allow()).isEmpty();
        assertThat(config.egress().nameServers()).isEmpty();
        assertThat(config.egress().dnsTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.egress().connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limits().concurrent()).isEqualTo(64);
        assertThat(config.limits().concurrentPerTarget()).isEqualTo(4);
    }

    @Test
    void networksAreSeparatedByCommas() {
        // When
        var config = config(Map.of("onramp.connector.egress.allow", "10.0.0.0/8,fd00:1::/32"));

        // Then
        assertThat(config.egress().allow()).hasValue(List.of("10.0.0.0/8", "fd00:1::/32"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onramp.connector.egress.alow", "onramp.connector.limit.concurrent", "onramp.connector.x"})
    void refusesAKeyThatItDoesNotKnow(String key) {
        assertThatThrownBy(() -> config(Map.of(key, "1"))).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "onramp.connector.egress.dns-timeout, soon",
        "onramp.connector.limits.concurrent, many",
        "onramp.connector.limits.concurrent, ''"
    })
    void refusesAValueThatItCannotRead(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value))).hasMessageContaining(key);
    }

    @Test
    void everySettingMayBeAnEnvironmentVariableAndNoOther() {
        // When
        var settings = ConfigMappings.getProperties(ConfigClass.configClass(ConnectorConfig.class)).keySet().stream()
                .map(name -> name.replaceAll("\\[\\*\\]", "")
                        .replaceAll("[^A-Za-z0-9]", "_")
                        .toUpperCase(Locale.ROOT))
                .distinct();

        // Then
        assertThat(settings).containsExactlyInAnyOrderElementsOf(ConnectorSettingNames.KNOWN);
    }

    private static ConnectorConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ConnectorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(ConnectorConfig.class);
    }
}
