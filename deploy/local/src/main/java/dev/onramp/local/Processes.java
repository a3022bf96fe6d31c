package dev.onramp.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of the operating system. */
final class Processes {

    private Processes() {}

    /** Whether the process runs and has the marker in its command line. */
    static boolean isOurs(long pid, String marker) {
        return find(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains(marker))
                .isPresent();
    }

    /** The process, if it runs. */
    static Optional<ProcessHandle> find(long pid) {
        return pid < 1 ? Optional.empty() : ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** Sends SIGINT, for which Java has no word. */
    static void interrupt(ProcessHandle process) {
        try {
            // The kill of the shell is everywhere; a program of that name is not.
            var kill = new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            exitCode(kill);
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** Waits until the process has ended; false if it runs on. */
    static boolean endsWithin(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** Waits for the end of the process. If the wait is interrupted, the process is ended. */
    static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
