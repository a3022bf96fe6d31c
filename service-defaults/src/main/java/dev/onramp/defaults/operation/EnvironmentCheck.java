package dev.onramp.defaults.operation;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to start with an environment variable that looks like a setting and is none: the configuration library checks
 * files and system properties only.
 */
@ApplicationScoped
class EnvironmentCheck {

    private static final String PREFIX = "ONRAMP_";

    void check(@Observes @Priority(1) StartupEvent started) {
        requireKnown(System.getenv().keySet());
    }

    static void requireKnown(Set<String> names) {
        var known = ConfigMappings.getProperties(ConfigClass.configClass(OnrampConfig.class)).keySet().stream()
                .map(EnvironmentCheck::environmentName)
                .collect(Collectors.toSet());
        var unknown = names.stream()
                .filter(name -> name.startsWith(PREFIX) && !name.startsWith(PREFIX + "LOCAL_") && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Unknown settings in the environment: " + String.join(", ", unknown));
        }
    }

    private static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
