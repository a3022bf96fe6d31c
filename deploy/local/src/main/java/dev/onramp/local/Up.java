package dev.onramp.local;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** {@code deploy/local/up}: builds, starts, and keeps running. */
final class Up {

    private static final Duration OTHERS_BUILD_AND_START = Duration.ofMinutes(15);

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final Clock clock;
    private final Records records;
    private final Running running;
    private volatile boolean started;

    Up(Settings settings, DataFolder data, Console console, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.clock = clock;
        this.records = new Records(data);
        this.running = new Running(data, records);
    }

    /** Runs the services until something ends them; if detached, until they are ready. Returns the exit code. */
    int run(List<OnrampService> wanted, boolean detached) {
        var lock = InstanceLock.tryTake(data);
        if (lock.isEmpty()) {
            return alreadyRunning(wanted);
        }
        var launcher = new Launcher(settings, data, records, console);
        launcher.stopLeftovers();
        launcher.requireFreePorts(wanted);
        running.announce();
        build(wanted);
        if (detached) {
            lock.get().close();
            return new Detached(data, running, console).run(wanted);
        }
        return run(launcher, wanted);
    }

    private int alreadyRunning(List<OnrampService> wanted) {
        var launcher = running.awaitLauncher(Duration.ofSeconds(10))
                .orElseThrow(() ->
                        new LauncherException("Another command of deploy/local is at work in %s. Try again in a moment."
                                .formatted(data.path())));
        if (!launcher.ready()) {
            console.say("Onramp is being started by process %d; waiting for it".formatted(launcher.pid()));
        }
        Deadline.in(OTHERS_BUILD_AND_START)
                .until(() -> running.launcher().map(ProcessRecord::ready).orElse(true));
        if (running.launcher().isEmpty()) {
            throw new LauncherException("Process %d, which was starting Onramp, has ended.".formatted(launcher.pid()));
        }
        var missing = wanted.stream()
                .filter(service -> !running.services().contains(service))
                .map(OnrampService::module)
                .collect(Collectors.joining(", "));
        console.show("Onramp is already running (process %d).%n%n%s"
                .formatted(launcher.pid(), new StatusTable(data, records).text()));
        if (!missing.isEmpty()) {
            throw new LauncherException(
                    "%s not running. Stop the others with deploy/local/down, then start all that you want."
                            .formatted(missing));
        }
        return 0;
    }

    private void build(List<OnrampService> wanted) {
        var build = new Build(settings, data, console, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(build::stop, "stop-build"));
        build.run(wanted);
    }

    private int run(Launcher launcher, List<OnrampService> wanted) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher), "stop"));
        try {
            var begin = clock.instant();
            launcher.start(wanted);
            var seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
            console.show("%nAll ready after %.1f s.%n%n%s%n%nCtrl-C or deploy/local/down stops everything."
                    .formatted(seconds, new StatusTable(data, records).text()));
            started = true;
            running.announceReady();
            launcher.awaitFailure();
            throw new LauncherException("Nothing is left to run.");
        } catch (LauncherException e) {
            if (launcher.isStopped()) {
                // The order to stop came in the middle of the start; that is why it failed.
                return 1;
            }
            throw e;
        }
    }

    /** Runs when the JVM ends, whatever the reason: a signal, an error, or a service that does not start. */
    private void stop(Launcher launcher) {
        launcher.stop();
        if (new StopRequest(data).take() && started) {
            // The exit code would say that a signal ended us, but it was what the user wanted.
            Runtime.getRuntime().halt(0);
        }
    }
}
