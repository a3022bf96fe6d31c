package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as the scripts run them: as JVMs of their own, with a real PostgreSQL and stand-ins for services. */
class CommandsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CONNECTOR = OnrampService.CONNECTOR.module();

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> started = new ArrayList<>();
    private TestData data;
    private Records records;
    private int outputs;

    @BeforeEach
    void makeRepository() throws IOException {
        data = TestData.withPostgres(root.resolve(".data"));
        records = new Records(data.folder());
        environment.put(Settings.POSTGRES_PORT, String.valueOf(FreePort.get()));
        for (var service : OnrampService.values()) {
            StandIn.installAs(service, root);
            environment.put(service.portSetting(), String.valueOf(FreePort.get()));
        }
    }

    @AfterEach
    void endAll() throws Exception {
        var down = command("down");
        assertThat(down.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        started.forEach(Process::destroyForcibly);
        data.close();
        assertThat(ownProcesses()).isEmpty();
    }

    @Test
    void keepsEverythingRunningUntilItIsTerminated() throws Exception {
        // Given
        var up = command("up");
        awaitReady();
        var postgres = pid(PostgresProgram.NAME);

        // When
        ProcessHandle.of(postgres).ifPresent(ProcessHandle::destroyForcibly);

        // Then
        awaitNew(PostgresProgram.NAME, postgres);
        assertThat(environmentOf(OnrampService.CONNECTOR))
                .contains("connector_service", "connector_owner", "QUARKUS_PROFILE=local")
                .doesNotContain("demo_config", "onboarding_", "persona", "ONRAMP_LOCAL_");
        up.destroy();
        assertThat(exitCode(up)).isEqualTo(128 + 15);
        assertThat(ownProcesses()).isEmpty();
        assertThat(output(up))
                .contains("http://localhost:" + environment.get("ONRAMP_LOCAL_PERSONA_PORT") + "/persona");
    }

    @Test
    void healsAfterTheLauncherWasKilled() throws Exception {
        // Given
        var killed = command("up", "--only", CONNECTOR);
        awaitReady();
        var postgres = pid(PostgresProgram.NAME);
        var connector = pid(CONNECTOR);
        killed.destroyForcibly().waitFor();
        assertThat(ownProcesses()).hasSize(2);

        // When
        var up = command("up", "--only", CONNECTOR);

        // Then
        awaitNew(CONNECTOR, connector);
        awaitReady();
        assertThat(pid(PostgresProgram.NAME)).isNotEqualTo(postgres);
        assertThat(exitCode(command("down"))).isZero();
        assertThat(exitCode(up)).isZero();
        assertThat(ownProcesses()).isEmpty();
    }

    @Test
    void doesNoHarmWhenItRunsAlready() throws Exception {
        // Given
        command("up", "--only", CONNECTOR);
        awaitReady();
        var connector = pid(CONNECTOR);

        // When
        var same = command("up", "--only", CONNECTOR);
        var more = command("up");

        // Then
        assertThat(exitCode(same)).isZero();
        assertThat(output(same)).contains("already running", "/connector");
        assertThat(exitCode(more)).isEqualTo(1);
        assertThat(output(more)).contains("demo-config-service, onboarding-service, persona-service not running");
        assertThat(pid(CONNECTOR)).isEqualTo(connector);
    }

    @Test
    void restartsWhatIsAskedForAndNothingElse() throws Exception {
        // Given
        command("up", "--only", CONNECTOR);
        awaitReady();
        var connector = pid(CONNECTOR);
        var postgres = pid(PostgresProgram.NAME);

        // When
        var restart = command("restart", CONNECTOR);

        // Then
        assertThat(exitCode(restart)).as(output(restart)).isZero();
        assertThat(pid(CONNECTOR)).isNotEqualTo(connector);
        assertThat(records.get(CONNECTOR)).get().matches(ProcessRecord::ready);
        assertThat(pid(PostgresProgram.NAME)).isEqualTo(postgres);
    }

    @Test
    void detachedItReturnsWhenAllIsReadyAndGoesOn() throws Exception {
        // When
        var up = command("up", "--detach", "--only", CONNECTOR);

        // Then
        assertThat(exitCode(up)).as(output(up)).isZero();
        assertThat(output(up)).contains("All ready", "/connector");
        assertThat(environmentOf(OnrampService.CONNECTOR)).contains("QUARKUS_PROFILE=local");
        assertThat(exitCode(command("down"))).isZero();
        assertThat(ownProcesses()).isEmpty();
    }

    @Test
    void failsWithTheReasonWhenAServiceDoesNotStart() throws Exception {
        // Given
        Files.writeString(ServiceProgram.jar(root, OnrampService.CONNECTOR), "no jar");

        // When
        var up = command("up", "--detach", "--only=" + CONNECTOR);

        // Then
        assertThat(exitCode(up)).isEqualTo(1);
        assertThat(output(up))
                .contains(
                        "Invalid or corrupt jarfile",
                        data.folder().log(CONNECTOR).toString())
                .contains("connector-service could not be started");
        assertThat(ownProcesses()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(exitCode(command("up", "--only", "other-service"))).isEqualTo(1);
        assertThat(exitCode(command("up", "--verbose"))).isEqualTo(2);
        assertThat(exitCode(command("restart"))).isEqualTo(1);
        assertThat(exitCode(command("down"))).isZero();
    }

    private Process command(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Jvm.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Ddev.onramp.local.root=" + root,
                "-Ddev.onramp.local.launcher=" + data.folder().path(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var output = root.resolve("output-" + outputs++);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private String output(Process process) throws IOException {
        return Files.readString(root.resolve("output-" + started.indexOf(process)));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void awaitReady() throws IOException {
        var ready = Deadline.in(LIMIT)
                .until(() -> new Running(data.folder(), records)
                        .launcher()
                        .filter(ProcessRecord::ready)
                        .isPresent());
        assertThat(ready).as(output(started.get(started.size() - 1))).isTrue();
    }

    private void awaitNew(String program, long before) {
        var ready = Deadline.in(LIMIT)
                .until(() -> records.get(program)
                        .filter(record -> record.pid() != before && record.ready())
                        .isPresent());
        assertThat(ready).as(program).isTrue();
    }

    private long pid(String program) {
        return records.get(program).orElseThrow().pid();
    }

    private String environmentOf(OnrampService service) throws IOException {
        var url = URI.create("http://127.0.0.1:" + environment.get(service.portSetting()) + "/environment")
                .toURL();
        try (var body = url.openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** All processes that this data folder has to do with, whoever knows of them. */
    private List<ProcessHandle> ownProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(data.folder().path().toString()))
                        .isPresent())
                .toList();
    }
}
