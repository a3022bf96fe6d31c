package dev.onramp.local;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts a launcher that goes on in the background, and shows what it says until all is ready. */
final class Detached {

    private static final long POLL_MILLIS = 100;

    private final DataFolder data;
    private final Running running;
    private final Console console;
    private final Path log;
    private volatile boolean settled;

    Detached(DataFolder data, Running running, Console console) {
        this.data = data;
        this.running = running;
        this.console = console;
        this.log = data.log(Records.LAUNCHER);
    }

    /** Returns 0 when all is ready, or the exit code of the launcher if it ends before that. */
    int run(List<OnrampService> wanted) {
        LogFile.rotate(log);
        try {
            var said = LogFile.end(log);
            var launcher = start(wanted);
            // Until it is ready, Ctrl-C means the launcher too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> destroyUnlessSettled(launcher), "stop-launcher"));
            var exitCode = follow(launcher, said);
            settled = true;
            return exitCode;
        } catch (IOException e) {
            throw new LauncherException("Cannot start the launcher in the background (%s).".formatted(e), e);
        }
    }

    private void destroyUnlessSettled(Process launcher) {
        if (!settled) {
            launcher.destroy();
        }
    }

    private Process start(List<OnrampService> wanted) throws IOException {
        var command = new ArrayList<String>();
        // Closing the terminal must not end it.
        command.add("nohup");
        command.addAll(Jvm.thisProgram(
                "up", Main.ONLY, wanted.stream().map(OnrampService::module).collect(Collectors.joining(","))));
        return new ProcessBuilder(ChildProcess.ownSession(command))
                .directory(data.work().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private int follow(Process launcher, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var ended = false;
            while (!ended && !isReady(launcher)) {
                ended = hasEnded(launcher);
                show(file);
            }
            show(file);
            return ended ? launcher.exitValue() : 0;
        }
    }

    private boolean isReady(Process launcher) {
        return running.launcher()
                .filter(record -> record.pid() == launcher.pid() && record.ready())
                .isPresent();
    }

    private static boolean hasEnded(Process launcher) {
        try {
            return launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void show(RandomAccessFile file) throws IOException {
        var bytes = new byte[(int) Math.max(0, file.length() - file.getFilePointer())];
        file.readFully(bytes);
        console.append(new String(bytes, StandardCharsets.UTF_8));
    }
}
