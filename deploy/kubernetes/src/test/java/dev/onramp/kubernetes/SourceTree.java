package dev.onramp.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of {@code deploy/kubernetes}, and of the services. */
final class SourceTree {

    static final Path HERE = Path.of("").toAbsolutePath();
    static final Path REPOSITORY = HERE.resolve("../..").normalize();

    private SourceTree() {}

    /** The text of a file, named from {@code deploy/kubernetes}. */
    static String text(String name) {
        return text(HERE.resolve(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file in {@code directory} and below, hidden ones left out. */
    static List<Path> filesBelow(String directory) {
        try (var files = Files.walk(HERE.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !HERE.relativize(file).toString().contains("/."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
