package dev.onramp.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files of the database server: made once, checked before each start. */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";

    // Names and passwords only, and only from this machine.
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final PostgresBinaries binaries;
    private final DataFolder data;
    private final Passwords passwords;
    private final Console console;

    PostgresCluster(PostgresBinaries binaries, DataFolder data, Passwords passwords, Console console) {
        this.binaries = binaries;
        this.data = data;
        this.passwords = passwords;
        this.console = console;
    }

    /** Makes the cluster if there is none, and sees to it that its superuser has a password that we know. */
    void prepare() {
        binaries.unpack();
        var folder = data.postgres();
        try {
            if (Files.notExists(folder.resolve("PG_VERSION"))) {
                console.say("postgres: making a new database cluster in " + folder);
                create(folder);
            }
            requireSameMajorVersion(folder);
            Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
            if (!passwords.has(SUPERUSER)) {
                ignoreForeignPid();
                setSuperuserPassword(folder);
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot prepare the database cluster %s (%s).".formatted(folder, e), e);
        }
    }

    /**
     * PostgreSQL takes the process named in a postmaster.pid for a running server, even if a reboot gave that number to
     * something else. If it is not a server of this cluster, our own number is put there, which PostgreSQL knows as its
     * parent's. The file itself stays: it leads PostgreSQL to shared memory that is perhaps still in use.
     */
    void ignoreForeignPid() throws IOException {
        var file = data.postgres().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        var lines = new ArrayList<>(Files.readAllLines(file));
        if (lines.isEmpty()) {
            Files.delete(file);
        } else if (!Processes.isOurs(parse(lines.get(0)), PostgresProgram.marker(data))) {
            lines.set(0, String.valueOf(ProcessHandle.current().pid()));
            Files.write(file, lines);
        }
    }

    private static long parse(String pid) {
        return pid.matches("[0-9]{1,18}") ? Long.parseLong(pid) : -1;
    }

    private void create(Path folder) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new LauncherException(
                    "%s is not empty, but no database cluster either: move it out of the way.".formatted(folder));
        }
        // A crash in the middle leaves only the unfinished folder, which the next start makes anew.
        var unfinished = folder.resolveSibling("postgres.new");
        Folders.delete(unfinished);
        run(
                "",
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--auth=trust",
                "--encoding=UTF-8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        setSuperuserPassword(unfinished);
        Files.deleteIfExists(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Works without a running server, and therefore without a moment in which anybody could get in. */
    private void setSuperuserPassword(Path folder) throws IOException {
        var password = passwords.fresh();
        run(
                "alter role %s password '%s'\n".formatted(SUPERUSER, password),
                "postgres",
                "--single",
                "-D",
                folder.toString(),
                "-c",
                "exit_on_error=true",
                "postgres");
        passwords.keep(SUPERUSER, password);
    }

    private static void requireSameMajorVersion(Path folder) throws IOException {
        var found = Files.readString(folder.resolve("PG_VERSION")).strip();
        var ours = PostgresBinaries.version();
        if (!ours.startsWith(found + ".")) {
            throw new LauncherException(
                    "%s was made by PostgreSQL %s, and this is %s: move it out of the way (or back it up with the old version first)."
                            .formatted(folder, found, ours));
        }
    }

    private void run(String input, String program, String... arguments) throws IOException {
        var log = data.log(PostgresProgram.NAME);
        var before = LogFile.end(log);
        var builder = new ProcessBuilder(ChildProcess.ownSession(binaries.command(program, arguments)))
                .directory(data.work().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ChildProcess.keepOnlyWhatIsPassedOn(builder.environment());
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (Processes.exitCode(process) != 0) {
            throw new LauncherException(
                    "%s failed. The end of %s:%n%s".formatted(program, log, LogFile.tail(log, before)));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** The command line of the server. */
    List<String> serverCommand(int port) {
        return binaries.command(
                "postgres",
                "-D",
                data.postgres().toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                // Four services with 22 connections each, and room for people and tests.
                "-c",
                "max_connections=200",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                // The details of an error hold values of rows.
                "log_error_verbosity=terse");
    }
}
