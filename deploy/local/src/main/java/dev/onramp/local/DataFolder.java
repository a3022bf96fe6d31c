package dev.onramp.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where everything lies that outlives a run. All of it belongs to the user alone. */
record DataFolder(Path path) {

    /** Makes what is missing. */
    DataFolder prepare() {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path);
            for (var folder : List.of(run(), log(), secrets(), keysets(), work())) {
                Files.createDirectories(folder, ownerOnly);
                if (!Files.isWritable(folder)) {
                    throw new LauncherException(
                            "%s is not writable for you: it was probably made by another user.".formatted(folder));
                }
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot write to %s (%s): ONRAMP_LOCAL_DATA names another folder.".formatted(path, e), e);
        }
        return this;
    }

    /** What is known of running processes. */
    Path run() {
        return path.resolve("run");
    }

    Path log() {
        return path.resolve("log");
    }

    Path log(String process) {
        return log().resolve(process + ".log");
    }

    /** One password in each file. */
    Path secrets() {
        return path.resolve("secrets");
    }

    Path keysets() {
        return path.resolve("keysets");
    }

    /** The working directory of the services: nothing lies there that they would take for configuration. */
    Path work() {
        return path.resolve("work");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path postgresBinaries(String version) {
        return path.resolve("postgresql-" + version);
    }
}
