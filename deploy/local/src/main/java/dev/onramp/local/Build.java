package dev.onramp.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the services whose jar is missing or older than what it is made of. */
final class Build {

    private static final List<String> OPTIONS = List.of(
            "-B",
            "-ntp",
            // A start is no release: the tests and checks of "mvn verify" are left out.
            "-Dmaven.test.skip=true",
            "-Denforcer.skip=true");

    private static final Pattern PROGRESS = Pattern.compile(
            "^\\[INFO] Building (Onramp.*|.*service.*)|^\\[INFO] .*Quarkus augmentation completed.*|^\\[ERROR].*");

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final Clock clock;
    private volatile @Nullable Process maven;

    Build(Settings settings, DataFolder data, Console console, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.clock = clock;
    }

    /** Builds what needs it, with progress on the console. */
    void run(Collection<OnrampService> services) {
        var stale = services.stream().filter(this::isStale).toList();
        if (!stale.isEmpty()) {
            build(stale);
        }
    }

    /** Ends a build that is under way. */
    void stop() {
        var running = maven;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }

    /** Whether the jar is missing or older than any file that goes into it. */
    boolean isStale(OnrampService service) {
        var jar = ServiceProgram.jar(settings.root(), service);
        if (Files.notExists(jar)) {
            return true;
        }
        var built = lastModified(jar);
        return inputs(service).anyMatch(input -> newest(input).compareTo(built) > 0);
    }

    private Stream<Path> inputs(OnrampService service) {
        return Stream.of(
                        service.module() + "/src/main",
                        service.module() + "/pom.xml",
                        "service-defaults/src/main",
                        "service-defaults/pom.xml",
                        "pom.xml")
                .map(settings.root()::resolve)
                .filter(Files::exists);
    }

    private void build(List<OnrampService> services) {
        var modules = services.stream().map(OnrampService::module).collect(Collectors.joining(","));
        var log = data.log("build");
        var begin = clock.instant();
        console.say("build: " + modules.replace(",", ", ") + " (log: " + log + ")");
        var command = Stream.of(List.of(settings.maven()), OPTIONS, List.of("-pl", modules, "-am", "package"))
                .flatMap(List::stream)
                .toList();
        if (run(command, log) != 0) {
            throw new LauncherException(
                    "The build has failed. The end of %s:%n%s".formatted(log, LogFile.tail(log, 0)));
        }
        services.forEach(service -> markBuilt(ServiceProgram.jar(settings.root(), service), FileTime.from(begin)));
        console.say("build: done in %d s"
                .formatted(Duration.between(begin, clock.instant()).toSeconds()));
    }

    /** A build that found nothing to do leaves an old jar, which is not older than its sources any more. */
    private static void markBuilt(Path jar, FileTime begin) {
        try {
            if (lastModified(jar).compareTo(begin) < 0) {
                Files.setLastModifiedTime(jar, begin);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(List<String> command, Path log) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(settings.root().toFile())
                    .redirectErrorStream(true)
                    .start();
            maven = process;
            process.getOutputStream().close();
            try (var output = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    var file = Files.newBufferedWriter(log)) {
                for (var line = output.readLine(); line != null; line = output.readLine()) {
                    file.write(line);
                    file.newLine();
                    file.flush();
                    if (PROGRESS.matcher(line).find()) {
                        console.show("    " + line);
                    }
                }
            }
            return Processes.exitCode(process);
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot run %s (%s). It is needed to build the services; ONRAMP_LOCAL_MAVEN names another one."
                            .formatted(settings.maven(), e.getMessage()),
                    e);
        }
    }

    private static FileTime newest(Path input) {
        // Folders count too: a file that was deleted leaves its trace there.
        try (var paths = Files.walk(input)) {
            return paths.map(Build::lastModified).max(FileTime::compareTo).orElse(FileTime.fromMillis(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime lastModified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
