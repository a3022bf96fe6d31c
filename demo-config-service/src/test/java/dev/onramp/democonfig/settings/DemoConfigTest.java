package dev.onramp.democonfig.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoConfigTest {

    private static final String PUBLIC_URL = "onramp.demo.public-url";
    private static final String CONNECTOR_URL = "onramp.demo.connector.url";

    @Test
    void everySettingMayBeAnEnvironmentVariableAndNoOther() {
        // When
        var settings = ConfigMappings.getProperties(ConfigClass.configClass(DemoConfig.class)).keySet().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));

        // Then
        assertThat(settings).containsExactlyInAnyOrderElementsOf(DemoSettingNames.KNOWN);
    }

    @Test
    void connectorMayBeUnknown() {
        assertThat(new ConnectorUrl(config(Map.of())).get()).isEmpty();
        assertThat(new ConnectorUrl(config(Map.of(CONNECTOR_URL, " "))).get()).isEmpty();
        assertThat(config(Map.of()).connector().deadline()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void serviceDoesNotStartWithoutAPublicUrl(String url) {
        // Given
        var publicUrl = new PublicUrl(config(Map.of(PUBLIC_URL, url)));

        // Then
        assertThatThrownBy(() -> publicUrl.check(new StartupEvent())).hasMessageContaining("ONRAMP_DEMO_PUBLIC_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onramp.example.com",
                "/demo",
                "ftp://a.example",
                "javascript:alert(1)",
                "https://",
                "https://a.example?x=1",
                "https://a.example#x",
                "https://user@a.example",
                "https://a b.example"
            })
    void serviceDoesNotStartWithAnAddressThatNothingCanBePutBehind(String url) {
        // Given
        var publicUrl = new PublicUrl(config(Map.of(PUBLIC_URL, url)));
        var connectorUrl = new ConnectorUrl(config(Map.of(CONNECTOR_URL, url)));

        // Then
        assertThatThrownBy(() -> publicUrl.check(new StartupEvent())).hasMessageContaining(PUBLIC_URL);
        assertThatThrownBy(() -> connectorUrl.check(new StartupEvent())).hasMessageContaining(CONNECTOR_URL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/demo/x",
        "https://a.example/, https://a.example/demo/x",
        "HTTP://[::1]:8022, HTTP://[::1]:8022/demo/x",
        "https://a.example/team/, https://a.example/team/demo/x"
    })
    void pathsGoBehindThePublicUrl(String url, String expected) {
        assertThat(new PublicUrl(config(Map.of(PUBLIC_URL, url))).of("/demo/x")).isEqualTo(expected);
    }

    private static DemoConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(DemoConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(DemoConfig.class);
    }
}
