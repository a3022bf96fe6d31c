package dev.onramp.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the four services, as a JVM of its own. */
final class ServiceProgram implements Program {

    private static final int PROBE_MILLIS = 2_000;

    private final OnrampService service;
    private final Settings settings;
    private final DataFolder data;
    private final Passwords passwords;

    ServiceProgram(OnrampService service, Settings settings, DataFolder data, Passwords passwords) {
        this.service = service;
        this.settings = settings;
        this.data = data;
        this.passwords = passwords;
    }

    /** The jar that the build makes. */
    static Path jar(Path root, OnrampService service) {
        return root.resolve(service.module()).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
    }

    @Override
    public String name() {
        return service.module();
    }

    @Override
    public int port() {
        return settings.port(service);
    }

    @Override
    public String marker() {
        // Not under "onramp.": the services refuse settings there that they do not know.
        return "-Ddev.onramp.local.process=" + data.run().resolve(name());
    }

    @Override
    public Path log() {
        return data.log(name());
    }

    @Override
    public Process start() throws IOException {
        return ChildProcess.start(
                List.of(
                        Jvm.java(),
                        marker(),
                        "-Xmx256m",
                        // Four JVMs share one machine: a quick start counts for more than the last percent of speed.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar(settings.root(), service).toString()),
                environment(),
                data.work(),
                log());
    }

    Map<String, String> environment() {
        var environment = new HashMap<>(common());
        if (service == OnrampService.DEMO_CONFIG) {
            environment.put(
                    "ONRAMP_DEMO_CONNECTOR_URL",
                    "http://127.0.0.1:%d".formatted(settings.port(OnrampService.CONNECTOR)));
            environment.put("ONRAMP_DEMO_PUBLIC_URL", "http://localhost:%d".formatted(port()));
        }
        return environment;
    }

    private Map<String, String> common() {
        var database = "postgresql://127.0.0.1:%d/%s".formatted(settings.postgresPort(), service.database());
        return Map.ofEntries(
                Map.entry("QUARKUS_PROFILE", "local"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port())),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", database),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", service.serviceRole()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", passwords.of(service.serviceRole())),
                Map.entry("QUARKUS_FLYWAY_USERNAME", service.ownerRole()),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", passwords.of(service.ownerRole())),
                Map.entry(
                        "ONRAMP_SECRETS_KEYSET_FILE",
                        data.keysets().resolve(name() + ".json").toString()),
                Map.entry("ONRAMP_SECRETS_CREATE_KEYSET", "true"));
    }

    @Override
    public boolean isReady() {
        try {
            var url = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port()))
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void askToStop(ProcessHandle process) {
        process.destroy();
    }

    @Override
    public Duration stopsWithin() {
        // Quarkus itself gives requests 10 s (quarkus.shutdown.timeout).
        return Duration.ofSeconds(20);
    }
}
