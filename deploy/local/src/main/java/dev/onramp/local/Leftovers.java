package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a launcher that was killed has left running. */
final class Leftovers {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    private final DataFolder data;
    private final Records records;
    private final Console console;

    Leftovers(DataFolder data, Records records, Console console) {
        this.data = data;
        this.records = records;
        this.console = console;
    }

    /**
     * Stops those of the programs that run: all services at once, and PostgreSQL, of which they make use, after them.
     * Returns whether any did run. Only for the holder of the {@link InstanceLock}.
     */
    boolean stop(List<Program> services, Program postgres) {
        var anyService = stop(services);
        var server = stop(List.of(postgres));
        records.remove(Records.LAUNCHER);
        return anyService || server;
    }

    private boolean stop(List<Program> programs) {
        var found =
                programs.stream().filter(program -> find(program).isPresent()).toList();
        found.forEach(this::askToStop);
        found.forEach(this::awaitEnd);
        programs.forEach(program -> records.remove(program.name()));
        return !found.isEmpty();
    }

    private void askToStop(Program program) {
        find(program).ifPresent(process -> {
            console.say(
                    "%s: stopping what an earlier run has left (process %d)".formatted(program.name(), process.pid()));
            program.askToStop(process);
        });
    }

    // Looks for the process again and again instead of waiting for its end: one that nobody reaps never ends.
    private void awaitEnd(Program program) {
        if (!Deadline.in(program.stopsWithin()).until(() -> find(program).isEmpty())) {
            find(program).ifPresent(ProcessHandle::destroyForcibly);
            Deadline.in(KILLED_WITHIN).until(() -> find(program).isEmpty());
        }
    }

    private Optional<ProcessHandle> find(Program program) {
        return records.get(program.name())
                .flatMap(record -> record.find(program.marker()))
                .or(() -> program.name().equals(PostgresProgram.NAME) ? unrecordedServer() : Optional.empty());
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
