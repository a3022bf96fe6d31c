package dev.onramp.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** The log of one process. */
final class LogFile {

    private static final long LARGE = 10L * 1024 * 1024;
    private static final int TAIL_LINES = 25;
    private static final int TAIL_BYTES = 16 * 1024;

    private LogFile() {}

    /** Puts a large log aside, in the place of the one that was put aside before. For a moment when nobody writes. */
    static void rotate(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGE) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot put the log %s aside (%s).".formatted(log, e), e);
        }
    }

    /** Where the log ends now. */
    static long end(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new LauncherException("Cannot read the log %s (%s).".formatted(log, e), e);
        }
    }

    /** The last lines after that position, for a user who wants to know what went wrong. */
    static String tail(Path log, long from) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(from, file.size() - TAIL_BYTES));
            var bytes = Channels.newInputStream(file).readAllBytes();
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL_LINES))
                    .map(line -> "    " + line)
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "    (cannot be read: " + e + ")";
        }
    }
}
