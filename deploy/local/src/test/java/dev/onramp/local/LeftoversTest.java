package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    private Path folder;

    private TestData data;
    private Records records;
    private Program program;
    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        data = new TestData(folder);
        records = new Records(data.folder());
        program = TestProgram.patient(data);
        process = program.start();
        assertThat(Deadline.in(Duration.ofSeconds(20)).until(() -> Processes.isOurs(process.pid(), program.marker())))
                .isTrue();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void stopsWhatIsRecorded() {
        // Given
        records.put(ProcessRecord.of(program.name(), process.toHandle(), 1));

        // When
        var any = stop();

        // Then
        assertThat(any).isTrue();
        // The JVM hears of the end of its child a moment after the system does.
        assertThat(Deadline.in(Duration.ofSeconds(20)).until(() -> !process.isAlive()))
                .isTrue();
        assertThat(records.get(program.name())).isEmpty();
    }

    @Test
    void neverTouchesAProcessThatStartedAtAnotherTime() {
        // Given
        records.put(
                new ProcessRecord(program.name(), process.pid(), Instant.now().minusSeconds(3600), 1, true));

        // When
        var any = stop();

        // Then
        assertThat(any).isFalse();
        assertThat(process.isAlive()).isTrue();
        assertThat(records.get(program.name())).isEmpty();
    }

    @Test
    void neverTouchesAProcessWithAnotherCommandLine() throws IOException {
        // Given
        var foreign = new ProcessBuilder("sleep", "60").start();
        try {
            records.put(ProcessRecord.of(program.name(), foreign.toHandle(), 1));

            // When
            var any = stop();

            // Then
            assertThat(any).isFalse();
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void neverTouchesTheProgramOfAnotherDataFolder(@TempDir Path other) throws IOException {
        // Given
        var otherProgram = TestProgram.patient(new TestData(other));
        var otherProcess = otherProgram.start();
        try {
            records.put(ProcessRecord.of(program.name(), otherProcess.toHandle(), 1));

            // When
            var any = stop();

            // Then
            assertThat(any).isFalse();
            assertThat(otherProcess.isAlive()).isTrue();
        } finally {
            otherProcess.destroyForcibly();
        }
    }

    @Test
    void neverTouchesAForeignProcessNamedInPostgresOwnRecord() throws IOException {
        // Given
        Files.createDirectories(data.folder().postgres());
        Files.writeString(data.folder().postgres().resolve("postmaster.pid"), process.pid() + "\n");

        // When
        var any = stop();

        // Then
        assertThat(any).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void takesARecordThatMakesNoSenseForNone() throws IOException {
        for (var nonsense :
                List.of("", "pid=", "pid=x\nstarted=1\nport=1", "pid=-1\nstarted=0\nport=1", "\u0000\\u12")) {
            // Given
            Files.writeString(data.folder().run().resolve(program.name() + ".process"), nonsense);

            // When
            var any = stop();

            // Then
            assertThat(any).as(nonsense).isFalse();
        }
    }

    private boolean stop() {
        var settings = Settings.of(folder, Map.of("ONRAMP_LOCAL_DATA", folder.toString()));
        var postgres = new Launcher(settings, data.folder(), records, data.console())
                .programs().stream()
                        .filter(candidate -> candidate.name().equals(PostgresProgram.NAME))
                        .findFirst()
                        .orElseThrow();
        return new Leftovers(data.folder(), records, data.console()).stop(List.of(program), postgres);
    }
}
