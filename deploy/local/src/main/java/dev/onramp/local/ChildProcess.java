package dev.onramp.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the launcher starts what it keeps running. */
final class ChildProcess {

    // Nothing else of the user's environment reaches a service: neither credentials nor settings meant for others.
    private static final Set<String> PASSED_ON =
            Set.of("HOME", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "LANG", "LOGNAME", "PATH", "TMPDIR", "TZ", "USER");
    private static final List<String> PASSED_ON_PREFIXES = List.of("LC_", "OTEL_", "QUARKUS_LOG_", "QUARKUS_OTEL_");

    private static final boolean HAS_SETSID = Arrays.stream(
                    System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private ChildProcess() {}

    /** Starts the command in a session of its own, with its output added to the log. */
    static Process start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        var builder = new ProcessBuilder(ownSession(command))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        keepOnlyWhatIsPassedOn(builder.environment());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static void keepOnlyWhatIsPassedOn(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name ->
                        !PASSED_ON.contains(name) && PASSED_ON_PREFIXES.stream().noneMatch(name::startsWith));
    }

    /**
     * Ctrl-C goes to every process of the terminal's group. In a session of its own a child is left out of that, so
     * that the launcher decides the order in which all stop. Where there is no setsid (macOS) they stop all at once.
     */
    static List<String> ownSession(List<String> command) {
        if (!HAS_SETSID) {
            return command;
        }
        var wrapped = new ArrayList<String>();
        // Replaces itself by the command: the process keeps its id.
        wrapped.add("setsid");
        wrapped.addAll(command);
        return wrapped;
    }
}
