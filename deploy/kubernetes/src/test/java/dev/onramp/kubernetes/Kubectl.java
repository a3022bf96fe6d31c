package dev.onramp.kubernetes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The kubectl of this machine, if it has one. It asks no cluster. */
final class Kubectl {

    private static final Map<Path, String> RENDERINGS = new ConcurrentHashMap<>();

    private Kubectl() {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    /** What {@code kubectl apply --kustomize} would send. */
    static String kustomize(Path directory) {
        return RENDERINGS.computeIfAbsent(directory, it -> run(List.of("kubectl", "kustomize", it.toString())));
    }

    private static String run(List<String> command) {
        try {
            var errors = Files.createTempFile("kubectl", ".err");
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
