package dev.onramp.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: starts it, sees that it becomes ready, and starts it again whenever it ends, until it is
 * told to stop or the program fails too often.
 */
final class Supervised {

    private static final long POLL_MILLIS = 100;

    // Where Ctrl-C reaches the program directly, it ends a moment before the launcher is told to stop.
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    private final Program program;
    private final RestartPolicy policy;
    private final Records records;
    private final Console console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Boolean> firstStart = new CompletableFuture<>();
    private final CompletableFuture<Supervised> givenUp = new CompletableFuture<>();

    private @Nullable Process process;
    private long logStart;

    Supervised(Program program, RestartPolicy policy, Records records, Console console) {
        this.program = program;
        this.policy = policy;
        this.records = records;
        this.console = console;
    }

    Program program() {
        return program;
    }

    /** Starts the program and returns at once. */
    void start() {
        LogFile.rotate(program.log());
        logStart = LogFile.end(program.log());
        var thread = new Thread(this::keepRunning, program.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** True when the program was ready for the first time, false when it was given up or stopped before that. */
    CompletableFuture<Boolean> firstStart() {
        return firstStart;
    }

    /** Completes when the program has failed too often. */
    CompletableFuture<Supervised> givenUp() {
        return givenUp;
    }

    /** Tells the program to end, and from now on leaves it ended. */
    void askToStop() {
        stopping.countDown();
        var running = running();
        if (running != null) {
            program.askToStop(running.toHandle());
        }
    }

    /** Waits until the program has ended; kills it if it takes too long. */
    void awaitStop() {
        var running = running();
        if (running != null && !Processes.endsWithin(running.toHandle(), program.stopsWithin())) {
            console.say("%s: does not stop, so it is killed".formatted(program.name()));
            running.destroyForcibly();
            Processes.endsWithin(running.toHandle(), Duration.ofSeconds(10));
        }
        records.remove(program.name());
        firstStart.complete(false);
    }

    private void keepRunning() {
        int failedStarts = 0;
        int deaths = 0;
        while (!isStopping(Duration.ZERO)) {
            var begin = System.nanoTime();
            var running = launch();
            var ready = running != null && becomesReady(running, begin);
            var exitCode = running == null ? -1 : Processes.exitCode(running);
            if (isStopping(GRACE)) {
                break;
            }
            failedStarts = ready ? 0 : failedStarts + 1;
            if (failedStarts >= policy.failedStarts()) {
                giveUp(failedStarts);
                break;
            }
            var proven = Duration.ofNanos(System.nanoTime() - begin).compareTo(policy.provenAfter()) >= 0;
            deaths = ready && proven ? 1 : deaths + 1;
            pauseAfter(exitCode, ready, deaths);
        }
        firstStart.complete(false);
    }

    private synchronized @Nullable Process running() {
        return process;
    }

    /** Starts the program, unless it is time to stop; whoever stops later finds the process. */
    private synchronized @Nullable Process launch() {
        if (isStopping(Duration.ZERO)) {
            return null;
        }
        try {
            var started = program.start();
            process = started;
            records.put(ProcessRecord.of(program.name(), started.toHandle(), program.port()));
            return started;
        } catch (IOException e) {
            console.say("%s: cannot be started: %s".formatted(program.name(), e.getMessage()));
            return null;
        }
    }

    private boolean becomesReady(Process running, long begin) {
        while (running.isAlive()) {
            if (program.isReady() && running.isAlive()) {
                var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
                console.say("%s: ready after %.1f s".formatted(program.name(), seconds));
                recordReady(running);
                firstStart.complete(true);
                return true;
            }
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(policy.readyWithin()) > 0) {
                console.say("%s: not ready after %d s, so it is killed; see %s"
                        .formatted(program.name(), policy.readyWithin().toSeconds(), program.log()));
                running.destroyForcibly();
                return false;
            }
            if (isStopping(Duration.ofMillis(POLL_MILLIS))) {
                return false;
            }
        }
        return false;
    }

    private synchronized void recordReady(Process running) {
        if (!isStopping(Duration.ZERO)) {
            records.put(ProcessRecord.of(program.name(), running.toHandle(), program.port())
                    .withReady(true));
        }
    }

    private void pauseAfter(int exitCode, boolean wasReady, int deaths) {
        if (wasReady && (exitCode == 0 || exitCode == TERMINATED)) {
            console.say("%s: has stopped in good order; starting it again".formatted(program.name()));
            return;
        }
        var pause = policy.pauseAfter(deaths);
        console.say("%s: %s; starting it again in %.1f s (log: %s)"
                .formatted(program.name(), end(exitCode), pause.toMillis() / 1000.0, program.log()));
        isStopping(pause);
    }

    private static String end(int exitCode) {
        return switch (exitCode) {
            case KILLED -> "was killed";
            case TERMINATED -> "was stopped";
            case 0 -> "has ended";
            default -> "has ended with exit code " + exitCode;
        };
    }

    private void giveUp(int failures) {
        console.complain("%s: failed to start %d times and is given up. The end of %s:%n%s"
                .formatted(program.name(), failures, program.log(), LogFile.tail(program.log(), logStart)));
        records.remove(program.name());
        firstStart.complete(false);
        givenUp.complete(this);
    }

    /** Waits for the order to stop, at most as long as the limit. */
    private boolean isStopping(Duration limit) {
        try {
            return stopping.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
