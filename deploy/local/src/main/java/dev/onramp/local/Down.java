package dev.onramp.local;

import java.time.Duration;

/** {@code deploy/local/down}: stops everything, whatever state it is in. */
final class Down {

    // More than the services and PostgreSQL together may take.
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(90);
    private static final Duration OTHERS_FINISH = Duration.ofSeconds(10);

    private final Settings settings;
    private final DataFolder data;
    private final Console console;

    Down(Settings settings, DataFolder data, Console console) {
        this.settings = settings;
        this.data = data;
        this.console = console;
    }

    /** Returns when nothing runs any more. */
    int run() {
        var records = new Records(data);
        var running = new Running(data, records);
        var found = running.process();
        found.ifPresent(launcher -> stop(launcher, running));
        try (var lock = InstanceLock.take(data, OTHERS_FINISH)) {
            // A launcher that was still being started has not looked at it.
            new StopRequest(data).take();
            var leftovers = new Launcher(settings, data, records, console).stopLeftovers();
            console.say(found.isPresent() || leftovers ? "Onramp is stopped" : "Onramp is not running");
        }
        return 0;
    }

    private void stop(ProcessHandle launcher, Running running) {
        console.say("stopping Onramp (process %d)".formatted(launcher.pid()));
        new StopRequest(data).make();
        launcher.destroy();
        if (!Deadline.in(STOPS_WITHIN).until(() -> running.process().isEmpty())) {
            console.say("process %d does not stop, so it is killed".formatted(launcher.pid()));
            launcher.destroyForcibly();
        }
    }
}
