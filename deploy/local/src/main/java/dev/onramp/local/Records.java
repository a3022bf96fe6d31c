package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** One file for each running process; they say to later commands what runs. */
final class Records {

    /** The name under which the launcher itself is remembered. Its record is ready when everything is. */
    static final String LAUNCHER = "launcher";

    private final Path folder;

    Records(DataFolder data) {
        this.folder = data.run();
    }

    void put(ProcessRecord record) {
        var text = "pid=%d%nstarted=%d%nport=%d%nready=%b%n"
                .formatted(record.pid(), record.started().toEpochMilli(), record.port(), record.ready());
        try {
            var fresh = Files.createTempFile(folder, "." + record.name(), "");
            Files.writeString(fresh, text);
            Files.move(fresh, file(record.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of the program; none if there is none, or none that makes sense. */
    Optional<ProcessRecord> get(String name) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return Optional.of(new ProcessRecord(
                    name,
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.ofEpochMilli(Long.parseLong(properties.getProperty("started", ""))),
                    Integer.parseInt(properties.getProperty("port", "")),
                    Boolean.parseBoolean(properties.getProperty("ready", ""))));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".process");
    }
}
