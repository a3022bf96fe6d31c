package dev.onramp.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Starts PostgreSQL and then the services, keeps them running, and stops them in the opposite order. */
final class Launcher {

    private final Settings settings;
    private final DataFolder data;
    private final Records records;
    private final Console console;
    private final Passwords passwords;
    private final Superuser superuser;
    private final PostgresCluster cluster;
    private final Object preparation = new Object();

    // Guarded by this: the order to stop comes from another thread, in the middle of the start perhaps.
    private final List<Supervised> services = new ArrayList<>();
    private final List<Supervised> databases = new ArrayList<>();
    private boolean stopped;

    Launcher(Settings settings, DataFolder data, Records records, Console console) {
        this.settings = settings;
        this.data = data;
        this.records = records;
        this.console = console;
        this.passwords = new Passwords(data.secrets());
        this.superuser = new Superuser(settings.postgresPort(), passwords);
        this.cluster = new PostgresCluster(new PostgresBinaries(data, console), data, passwords, console);
    }

    /** Fails if another program listens where PostgreSQL or one of the services will. */
    void requireFreePorts(Collection<OnrampService> wanted) {
        Ports.requireFree(settings.postgresPort(), PostgresProgram.NAME, Settings.POSTGRES_PORT);
        wanted.forEach(service -> Ports.requireFree(settings.port(service), service.module(), service.portSetting()));
    }

    /** Makes the database cluster if there is none yet. */
    void prepare() {
        synchronized (preparation) {
            if (!isStopped()) {
                cluster.prepare();
            }
        }
    }

    /** Starts all that was prepared; returns when all are ready, and fails if one of them does not become so. */
    void start(Collection<OnrampService> wanted) {
        startPostgres();
        var programs = wanted.stream().map(this::program).toList();
        console.say("starting "
                + String.join(", ", programs.stream().map(Program::name).toList()));
        var started = programs.stream()
                .map(program -> start(program, RestartPolicy.SERVICE, services))
                .toList();
        started.forEach(Launcher::requireStarted);
    }

    /** Waits for as long as there is anything to keep running; returns when all services, or PostgreSQL, are given up. */
    void awaitFailure() {
        CompletableFuture.anyOf(allGivenUp(services), allGivenUp(databases)).join();
    }

    /** Stops all that was started; whatever is still being started is not started any more. */
    void stop() {
        List<Supervised> first;
        List<Supervised> last;
        synchronized (this) {
            stopped = true;
            first = List.copyOf(services);
            last = List.copyOf(databases);
        }
        synchronized (preparation) {
            // Only waited for: a program that makes the cluster must not outlive us.
        }
        if (!last.isEmpty()) {
            console.say("stopping");
        }
        records.get(Records.LAUNCHER).ifPresent(record -> records.put(record.withReady(false)));
        first.forEach(Supervised::askToStop);
        first.forEach(Supervised::awaitStop);
        last.forEach(Supervised::askToStop);
        last.forEach(Supervised::awaitStop);
        if (!last.isEmpty()) {
            console.say("stopped");
        }
        records.remove(Records.LAUNCHER);
    }

    /** Whether the order to stop has come. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Stops what a launcher that was killed has left running; returns whether there was anything. */
    boolean stopLeftovers() {
        return new Leftovers(data, records, console).stop(servicePrograms(), postgres());
    }

    /** All programs that there are. */
    List<Program> programs() {
        return Stream.concat(servicePrograms().stream(), Stream.of(postgres())).toList();
    }

    private List<Program> servicePrograms() {
        return Arrays.stream(OnrampService.values()).map(this::program).toList();
    }

    private Program program(OnrampService service) {
        return new ServiceProgram(service, settings, data, passwords);
    }

    private Program postgres() {
        return new PostgresProgram(cluster, data, superuser);
    }

    private void startPostgres() {
        requireStarted(start(postgres(), RestartPolicy.POSTGRES, databases));
        new Provisioning(superuser, passwords).run();
    }

    private synchronized Supervised start(Program program, RestartPolicy policy, List<Supervised> group) {
        var supervised = new Supervised(program, policy, records, console);
        if (stopped) {
            supervised.askToStop();
        }
        group.add(supervised);
        supervised.start();
        return supervised;
    }

    private static void requireStarted(Supervised supervised) {
        if (!supervised.firstStart().join()) {
            throw new LauncherException(supervised.program().name() + " could not be started.");
        }
    }

    private static CompletableFuture<Void> allGivenUp(List<Supervised> group) {
        return CompletableFuture.allOf(group.stream().map(Supervised::givenUp).toArray(CompletableFuture[]::new));
    }
}
