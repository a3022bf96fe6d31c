package dev.onramp.defaults.operation;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to start with an environment variable that looks like a setting and is none: the configuration library checks
 * files and system properties only.
 */
@ApplicationScoped
class EnvironmentCheck {

    /** The settings of {@link OnrampConfig}, written out because a native image cannot list them. */
    static final Set<String> KNOWN = Set.of(
            "ONRAMP_HTTP_ROOT_PATH",
            "ONRAMP_HTTP_MAX_BODY_SIZE",
            "ONRAMP_HTTP_SECRET_PATH",
            "ONRAMP_HTTP_UPLOAD_PATH",
            "ONRAMP_HTTP_UPLOAD_MAX_BODY_SIZE",
            "ONRAMP_DATABASE_MIGRATE_AT_START",
            "ONRAMP_DATABASE_DEADLINE",
            "ONRAMP_DATABASE_CONNECTION_TIMEOUT",
            "ONRAMP_DATABASE_SILENCE",
            "ONRAMP_SECRETS_USED",
            "ONRAMP_SECRETS_KEYSET_FILE",
            "ONRAMP_SECRETS_CREATE_KEYSET");

    private static final String PREFIX = "ONRAMP_";

    /** Settings of deploy/local, which may be in the shell that a service is started from. */
    private static final String LOCAL_PREFIX = "ONRAMP_LOCAL_";

    private final Instance<SettingNames> others;

    EnvironmentCheck(@Any Instance<SettingNames> others) {
        this.others = others;
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        var known = new HashSet<>(KNOWN);
        others.forEach(service -> known.addAll(service.names()));
        requireKnown(System.getenv().keySet(), known);
    }

    static void requireKnown(Set<String> names, Set<String> known) {
        var unknown = names.stream()
                .filter(name -> name.startsWith(PREFIX) && !name.startsWith(LOCAL_PREFIX) && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Unknown settings in the environment: " + String.join(", ", unknown));
        }
    }
}
