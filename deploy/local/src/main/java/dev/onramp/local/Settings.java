package dev.onramp.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What can be set from outside, all by environment variables.
 *
 * @param root the repository
 * @param data the folder for everything that outlives a run
 * @param servicePorts the port of each service
 * @param postgresPort the port of PostgreSQL
 * @param maven the command that builds
 */
record Settings(Path root, Path data, Map<OnrampService, Integer> servicePorts, int postgresPort, String maven) {

    static final String POSTGRES_PORT = "ONRAMP_LOCAL_POSTGRES_PORT";

    private static final String DATA = "ONRAMP_LOCAL_DATA";
    private static final String MAVEN = "ONRAMP_LOCAL_MAVEN";

    // Far from 5432, so that an installed PostgreSQL is not in the way.
    private static final int DEFAULT_POSTGRES_PORT = 54329;

    /** Reads the settings; the message of a failure names the variable that is wrong. */
    static Settings of(Path root, Map<String, String> environment) {
        var ports = new EnumMap<OnrampService, Integer>(OnrampService.class);
        for (var service : OnrampService.values()) {
            ports.put(service, port(environment, service.portSetting(), service.defaultPort()));
        }
        var postgresPort = port(environment, POSTGRES_PORT, DEFAULT_POSTGRES_PORT);
        requireDistinct(ports, postgresPort);
        return new Settings(
                root,
                Path.of(value(environment, DATA, root.resolve(".data").toString()))
                        .toAbsolutePath()
                        .normalize(),
                Map.copyOf(ports),
                postgresPort,
                value(environment, MAVEN, "mvn"));
    }

    int port(OnrampService service) {
        return servicePorts.getOrDefault(service, service.defaultPort());
    }

    private static int port(Map<String, String> environment, String setting, int otherwise) {
        var text = value(environment, setting, String.valueOf(otherwise));
        if (text.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new LauncherException("%s is \"%s\", but must be a port from 1 to 65535.".formatted(setting, text));
    }

    private static void requireDistinct(Map<OnrampService, Integer> ports, int postgresPort) {
        var settings = new HashMap<Integer, String>();
        settings.put(postgresPort, POSTGRES_PORT);
        ports.forEach((service, port) -> {
            var other = settings.put(port, service.portSetting());
            if (other != null) {
                throw new LauncherException("%s and %s are both %d.".formatted(other, service.portSetting(), port));
            }
        });
    }

    private static String value(Map<String, String> environment, String setting, String otherwise) {
        var text = environment.getOrDefault(setting, "").strip();
        return text.isEmpty() ? otherwise : text;
    }
}
