package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How {@code down} tells a launcher that its end is wanted, and therefore a success. */
final class StopRequest {

    private final Path file;

    StopRequest(DataFolder data) {
        this.file = data.run().resolve("stop-requested");
    }

    void make() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there was a request; there is none after that. */
    boolean take() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
