package dev.onramp.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The database server of all services. */
final class PostgresProgram implements Program {

    static final String NAME = "postgres";

    private final PostgresCluster cluster;
    private final DataFolder data;
    private final Superuser superuser;

    PostgresProgram(PostgresCluster cluster, DataFolder data, Superuser superuser) {
        this.cluster = cluster;
        this.data = data;
        this.superuser = superuser;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return superuser.port();
    }

    @Override
    public String marker() {
        return marker(data);
    }

    static String marker(DataFolder data) {
        return "-D " + data.postgres();
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    @Override
    public Process start() throws IOException {
        cluster.ignoreForeignPid();
        return ChildProcess.start(cluster.serverCommand(port()), Map.of(), data.work(), log());
    }

    @Override
    public boolean isReady() {
        try (var connection = superuser.connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void askToStop(ProcessHandle process) {
        // SIGINT is the fast shutdown. SIGTERM would wait until the last client has gone.
        Processes.interrupt(process);
    }

    @Override
    public Duration stopsWithin() {
        return Duration.ofSeconds(30);
    }
}
