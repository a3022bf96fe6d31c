package dev.onramp.local;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The four services, and what the launcher must know of each. */
enum OnrampService {
    CONNECTOR("connector-service", "ONRAMP_LOCAL_CONNECTOR_PORT", 8023, "/connector", "connector"),
    DEMO_CONFIG("demo-config-service", "ONRAMP_LOCAL_DEMO_CONFIG_PORT", 8022, "/demo", "demo_config"),
    ONBOARDING("onboarding-service", "ONRAMP_LOCAL_ONBOARDING_PORT", 8021, "/onboarding", "onboarding"),
    PERSONA("persona-service", "ONRAMP_LOCAL_PERSONA_PORT", 8024, "/persona", "persona");

    private final String module;
    private final String portSetting;
    private final int defaultPort;
    private final String rootPath;
    private final String database;

    OnrampService(String module, String portSetting, int defaultPort, String rootPath, String database) {
        this.module = module;
        this.portSetting = portSetting;
        this.defaultPort = defaultPort;
        this.rootPath = rootPath;
        this.database = database;
    }

    /** The service with this name, which is also the name of its Maven module. */
    static OnrampService named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(name))
                .findFirst()
                .orElseThrow(() -> new LauncherException("There is no service \"" + name + "\". The services are "
                        + Arrays.stream(values()).map(OnrampService::module).collect(Collectors.joining(", ")) + "."));
    }

    String module() {
        return module;
    }

    String portSetting() {
        return portSetting;
    }

    int defaultPort() {
        return defaultPort;
    }

    String rootPath() {
        return rootPath;
    }

    String database() {
        return database;
    }

    /** The role that owns the database and migrates it. */
    String ownerRole() {
        return database + "_owner";
    }

    /** The role that the service itself runs as: DML only. */
    String serviceRole() {
        return database + "_service";
    }
}
