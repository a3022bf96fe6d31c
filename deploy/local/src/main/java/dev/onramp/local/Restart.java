package dev.onramp.local;

import java.time.Duration;
import java.util.List;

/** {@code deploy/local/restart}: has running programs stopped in good order and started again by the launcher. */
final class Restart {

    // More than any program may take to stop and to become ready.
    private static final Duration LIMIT = Duration.ofSeconds(150);

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final Records records;
    private final Running running;

    Restart(Settings settings, DataFolder data, Console console) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.records = new Records(data);
        this.running = new Running(data, records);
    }

    /** Returns when the programs with these names are ready again; without names, when all services are. */
    int run(List<String> names) {
        if (running.launcher().isEmpty()) {
            throw new LauncherException("Onramp is not running. Start it with deploy/local/up.");
        }
        var programs = new Launcher(settings, data, records, console).programs();
        var wanted = names.isEmpty()
                ? running.services().stream().map(OnrampService::module).toList()
                : names;
        var restarts = wanted.stream()
                .map(name -> program(programs, name))
                .map(this::stop)
                .toList();
        restarts.forEach(this::awaitReady);
        return 0;
    }

    private static Program program(List<Program> programs, String name) {
        return programs.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LauncherException("There is no \"%s\". There are %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        programs.stream().map(Program::name).toList()))));
    }

    private ProcessRecord stop(Program program) {
        var before = records.get(program.name())
                .orElseThrow(() -> new LauncherException(program.name() + " is not running."));
        before.find(program.marker()).ifPresent(process -> {
            console.say("%s: asking process %d to stop".formatted(program.name(), process.pid()));
            program.askToStop(process);
        });
        return before;
    }

    private void awaitReady(ProcessRecord before) {
        var ready = Deadline.in(LIMIT).until(() -> running.launcher().isEmpty() || isReadyAgain(before));
        if (!ready || running.launcher().isEmpty()) {
            throw new LauncherException(
                    "%s is not ready again. See %s.".formatted(before.name(), data.log(before.name())));
        }
        records.get(before.name())
                .ifPresent(after -> console.say("%s: ready as process %d".formatted(after.name(), after.pid())));
    }

    private boolean isReadyAgain(ProcessRecord before) {
        return records.get(before.name())
                .filter(after -> after.pid() != before.pid() && after.ready())
                .isPresent();
    }
}
