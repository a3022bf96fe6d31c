package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a launcher that was killed has left running. */
final class Leftovers {

    private final DataFolder data;
    private final Records records;
    private final Console console;

    Leftovers(DataFolder data, Records records, Console console) {
        this.data = data;
        this.records = records;
        this.console = console;
    }

    /**
     * Stops those of the programs that run, in this order; returns whether any did. Only for the holder of the
     * {@link InstanceLock}.
     */
    boolean stop(List<Program> programs) {
        var any = false;
        for (var program : programs) {
            var process = find(program);
            process.ifPresent(running -> end(program, running));
            records.remove(program.name());
            any |= process.isPresent();
        }
        records.remove(Records.LAUNCHER);
        return any;
    }

    private Optional<ProcessHandle> find(Program program) {
        return records.get(program.name())
                .flatMap(record -> record.find(program.marker()))
                .or(() -> program.name().equals(PostgresProgram.NAME) ? unrecordedServer() : Optional.empty());
    }

    private void end(Program program, ProcessHandle process) {
        console.say("%s: stopping what an earlier run has left (process %d)".formatted(program.name(), process.pid()));
        program.askToStop(process);
        if (!Processes.endsWithin(process, program.stopsWithin())) {
            process.destroyForcibly();
            Processes.endsWithin(process, Duration.ofSeconds(10));
        }
    }

    /** PostgreSQL keeps a record of its own, in case the launcher was killed before it could write one. */
    private Optional<ProcessHandle> unrecordedServer() {
        var file = data.postgres().resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .filter(line -> line.matches("[0-9]{1,18}"))
                            .map(Long::parseLong)
                            .filter(pid -> Processes.isOurs(pid, PostgresProgram.marker(data)))
                            .flatMap(Processes::find)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
