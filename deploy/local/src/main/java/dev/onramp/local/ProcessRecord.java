package dev.onramp.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a process, so that a later run finds it again.
 *
 * @param name the name of the program
 * @param pid its number, which the system may have given to another process since
 * @param started when the system says that it was started
 * @param port the port that it listens on
 * @param ready whether it was seen to be ready
 */
record ProcessRecord(String name, long pid, Instant started, int port, boolean ready) {

    // Linux reckons the start from the time of boot, which shifts a little when the clock is set.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Remembers a process that was just started. */
    static ProcessRecord of(String name, ProcessHandle process, int port) {
        return new ProcessRecord(
                name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), port, false);
    }

    ProcessRecord withReady(boolean isReady) {
        return new ProcessRecord(name, pid, started, port, isReady);
    }

    /**
     * The process, if it still runs. Never another one: the number, the start and the marker in the command line must
     * all be right.
     */
    Optional<ProcessHandle> find(String marker) {
        return Processes.find(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> Duration.between(started, start).abs().compareTo(TOLERANCE) <= 0)
                        .isPresent())
                .filter(process -> Processes.isOurs(pid, marker));
    }
}
