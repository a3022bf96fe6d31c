package dev.onramp.local;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code deploy/local/up}: builds, starts, and keeps running. */
final class Up {

    private static final Duration OTHERS_FINISH = Duration.ofMinutes(15);

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final Clock clock;
    private final Records records;
    private final Running running;
    private @Nullable InstanceLock lock;
    private volatile boolean started;
    private volatile boolean handedOver;

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
        if (!hasLock() && !isReady()) {
            console.say("another command of deploy/local is at work; waiting for it");
        }
        if (!Deadline.in(OTHERS_FINISH).until(() -> hasLock() || isReady())) {
            throw new LauncherException("Another command of deploy/local is at work in " + data.path() + ".");
        }
        var held = lock;
        return held == null ? alreadyRunning(wanted) : run(wanted, detached, held);
    }

    private boolean hasLock() {
        if (lock == null) {
            lock = InstanceLock.tryTake(data).orElse(null);
        }
        return lock != null;
    }

    private boolean isReady() {
        return running.launcher().filter(ProcessRecord::ready).isPresent();
    }

    private int alreadyRunning(List<OnrampService> wanted) {
        var missing = wanted.stream()
                .filter(service -> !running.services().contains(service))
                .map(OnrampService::module)
                .collect(Collectors.joining(", "));
        console.show("Onramp is already running.%n%n%s".formatted(new StatusTable(data, records).text()));
        if (!missing.isEmpty()) {
            throw new LauncherException(
                    "%s not running. Stop the others with deploy/local/down, then start all that you want."
                            .formatted(missing));
        }
        return 0;
    }

    private int run(List<OnrampService> wanted, boolean detached, InstanceLock held) {
        var launcher = new Launcher(settings, data, records, console);
        var build = new Build(settings, data, console, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(build, launcher), "stop"));
        launcher.stopLeftovers();
        launcher.requireFreePorts(wanted);
        running.announce();
        try {
            prepare(build, launcher, wanted);
            if (detached) {
                handedOver = true;
                held.close();
                return new Detached(data, running, console).run(wanted);
            }
            return run(launcher, wanted);
        } catch (LauncherException e) {
            if (launcher.isStopped()) {
                // The order to stop came in the middle of the start; that is why it failed.
                return 1;
            }
            throw e;
        }
    }

    private static void prepare(Build build, Launcher launcher, List<OnrampService> wanted) {
        // In a fresh checkout both take their time, and neither needs the other.
        var databases = CompletableFuture.runAsync(launcher::prepare);
        build.run(wanted);
        try {
            databases.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LauncherException reason ? reason : e;
        }
    }

    private int run(Launcher launcher, List<OnrampService> wanted) {
        var begin = clock.instant();
        launcher.start(wanted);
        var seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        console.show(
                "%nAll ready after %.1f s.%n%n%s%n%ndeploy/local/down, or Ctrl-C where this runs, stops everything."
                        .formatted(seconds, new StatusTable(data, records).text()));
        started = true;
        running.announceReady();
        launcher.awaitFailure();
        throw new LauncherException("Nothing is left to run.");
    }

    /** Runs when the JVM ends, whatever the reason: a signal, an error, or a service that does not start. */
    private void stop(Build build, Launcher launcher) {
        if (handedOver) {
            return;
        }
        build.stop();
        launcher.stop();
        if (new StopRequest(data).take() && started) {
            // The exit code would say that a signal ended us, but it was what the user wanted.
            Runtime.getRuntime().halt(0);
        }
    }
}
