package dev.onramp.defaults.operation;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A service at {@code /things} as it would run with certain profiles and settings, and nothing from around the test. */
public final class Running {

    private final List<String> profiles;
    private final Map<String, String> settings = new HashMap<>(Map.of("onramp.http.root-path", "/things"));

    private Running(List<String> profiles) {
        this.profiles = profiles;
    }

    /** With these profiles active. */
    public static Running in(String... profiles) {
        return new Running(List.of(profiles));
    }

    /** With a setting. */
    public Running with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The settings under {@code onramp}. */
    public OnrampConfig onramp() {
        return config().getConfigMapping(OnrampConfig.class);
    }

    /** What {@code code} gives there. */
    public <T> T call(Function<SmallRyeConfig, T> code) {
        var resolver = ConfigProviderResolver.instance();
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        var config = config();
        thread.setContextClassLoader(new URLClassLoader(new URL[0], usual));
        resolver.registerConfig(config, thread.getContextClassLoader());
        try {
            return code.apply(config);
        } finally {
            resolver.releaseConfig(config);
            thread.setContextClassLoader(usual);
        }
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withProfiles(profiles)
                .withMapping(OnrampConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
