package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.operation.RunEndedException.Reason;
import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations on the threads of db-scheduler, which wait for the work that goes on on event loops. While it waits, it
 * looks whether the operation is to end early.
 */
@ApplicationScoped
class OperationExecutor {

    /** Twice within the half second in which a cancelled operation is to end, whichever replica runs it. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What looks like an outage so often is none, and what took so many processes with it is not to take another. */
    private static final int MAX_ATTEMPTS = 20;

    private static final Logger LOG = Logger.getLogger(OperationExecutor.class);

    private final Map<UUID, CompletableFuture<ObjectNode>> running = new ConcurrentHashMap<>();
    private final Map<String, OperationRunner> runners;
    private final OperationRepository operations;
    private final OperationProblems problems;
    private final Transactions transactions;
    private final SeparateTransactions separate;
    private final Clock clock;
    private volatile boolean stopping;

    OperationExecutor(
            @All List<OperationRunner> runners,
            OperationRepository operations,
            OperationProblems problems,
            Transactions transactions,
            SeparateTransactions separate,
            Clock clock) {
        this.runners = runners.stream().collect(Collectors.toMap(OperationRunner::kind, Function.identity()));
        this.operations = operations;
        this.problems = problems;
        this.transactions = transactions;
        this.separate = separate;
        this.clock = clock;
    }

    /**
     * Runs an operation to its end, which is stored; blocks as long. Does nothing if it is over.
     *
     * @throws RunEndedException if it is to be run again: the database is away, this replica stops, or its kind of work
     *     cannot begin yet
     */
    void execute(UUID id) {
        var claim = ask(() -> claim(id));
        if (claim != null) {
            try {
                finish(claim, run(claim));
            } catch (RunEndedException ended) {
                if (ended.reason() != Reason.SUPERSEDED) {
                    throw ended;
                }
            }
        }
    }

    /** Ends the operation if it runs in this replica; another one notices by itself. */
    void cancel(UUID id) {
        end(id, Reason.CANCELLED);
    }

    /** Ends whatever runs, to be run again elsewhere. */
    void stop() {
        stopping = true;
        running.keySet().forEach(id -> end(id, Reason.STOPPING));
    }

    private void end(UUID id, Reason reason) {
        var run = running.get(id);
        if (run != null) {
            run.completeExceptionally(new RunEndedException(reason));
        }
    }

    /** Null if there is nothing left to do. */
    private Uni<Claim> claim(UUID id) {
        return operations.lock(id).chain(operation -> {
            if (operation == null || operation.status.isOver()) {
                return Uni.createFrom().nullItem();
            }
            if (operation.attempt >= MAX_ATTEMPTS && !operation.cancelRequested) {
                LOG.errorf("Operation %s (%s) is given up after %d runs", id, operation.kind, operation.attempt);
                return operations
                        .giveUp(id, problems.gaveUp(), clock.instant())
                        .chain(() -> Uni.createFrom().nullItem());
            }
            return operations.flush().replaceWith(claim(operation));
        });
    }

    private @Nullable Claim claim(OperationEntity operation) {
        if (operation.cancelRequested) {
            operation.status = OperationStatus.cancelled;
            operation.finishedAt = clock.instant();
            return null;
        }
        operation.status = OperationStatus.running;
        operation.attempt++;
        operation.startedAt = operation.startedAt == null ? clock.instant() : operation.startedAt;
        return new Claim(
                operation.id, operation.attempt, operation.kind, operation.owner, operation.profile, operation.input);
    }

    private Outcome run(Claim claim) {
        var runner = runners.get(claim.kind());
        if (runner == null) {
            return Outcome.failed(
                    problems.of(claim.kind(), new IllegalStateException("Nobody does this kind of work")));
        }
        var end = new CompletableFuture<ObjectNode>();
        running.put(claim.id(), end);
        var work = begin(runner, claim, end);
        try {
            return await(claim, end);
        } finally {
            running.remove(claim.id());
            work.run();
        }
    }

    /** Begins the work; what is returned cancels it. */
    private Runnable begin(OperationRunner runner, Claim claim, CompletableFuture<ObjectNode> end) {
        var context = separate.newContext();
        var work = new AtomicReference<Cancellable>();
        context.runOnContext(ignored -> work.set(Uni.createFrom()
                .deferred(() -> runner.run(new Run(claim)))
                .subscribe()
                .with(end::complete, end::completeExceptionally)));
        // The context does one after the other, so the work has begun when it is cancelled.
        return () -> context.runOnContext(ignored -> work.get().cancel());
    }

    private Outcome await(Claim claim, CompletableFuture<ObjectNode> end) {
        while (true) {
            if (stopping) {
                throw new RunEndedException(Reason.STOPPING);
            }
            try {
                return Outcome.succeeded(end.get(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException stillRunning) {
                look(claim);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new RunEndedException(Reason.STOPPING);
            } catch (ExecutionException failed) {
                return outcome(claim, failed.getCause());
            }
        }
    }

    private void look(Claim claim) {
        @Nullable RunState state;
        try {
            state = ask(() -> operations.state(claim.id()));
        } catch (RunEndedException | IllegalStateException lookAgainSoon) {
            return;
        }
        if (state == null || state.attempt() != claim.attempt()) {
            end(claim.id(), Reason.SUPERSEDED);
        } else if (state.cancelRequested()) {
            end(claim.id(), Reason.CANCELLED);
        }
    }

    private Outcome outcome(Claim claim, @Nullable Throwable failure) {
        if (failure instanceof RunLaterException) {
            ask(() -> operations.postpone(claim.id(), claim.attempt()));
            throw new RunEndedException(Reason.BUSY);
        }
        if (failure instanceof RunEndedException ended) {
            if (ended.reason() == Reason.CANCELLED) {
                return Outcome.CANCELLED;
            }
            throw ended;
        }
        var known = failure == null ? new IllegalStateException() : failure;
        if (Outages.isOutage(known) && claim.attempt() < MAX_ATTEMPTS) {
            LOG.warnf(
                    "Operation %s is run again, because the database does not answer: %s",
                    claim.id(), known.getClass().getSimpleName());
            throw new RunEndedException(Reason.DATABASE_AWAY);
        }
        return Outcome.failed(problems.of(claim.kind(), known));
    }

    private void finish(Claim claim, Outcome outcome) {
        try {
            store(claim, outcome);
        } catch (IllegalStateException notStorable) {
            store(claim, Outcome.failed(problems.of(claim.kind(), notStorable)));
        }
    }

    /** A finished run is not thrown away because the database is away for a while: it waits, and says that it is alive. */
    private void store(Claim claim, Outcome outcome) {
        while (true) {
            try {
                ask(() -> operations.finish(claim.id(), claim.attempt(), outcome, clock.instant()));
                return;
            } catch (RunEndedException databaseAway) {
                pause(databaseAway);
            }
        }
    }

    private void pause(RunEndedException reason) {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw reason;
        }
        if (stopping) {
            throw reason;
        }
    }

    /** Blocks until a transaction has ended. */
    private <T> @Nullable T ask(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.runUpkeep(work));
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException || failure.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new RunEndedException(Reason.STOPPING);
            }
            if (Outages.isOutage(failure)) {
                throw new RunEndedException(Reason.DATABASE_AWAY);
            }
            throw new IllegalStateException(failure);
        }
    }

    /** A run as its runner sees it. */
    private final class Run implements OperationRun {

        private final Claim claim;

        Run(Claim claim) {
            this.claim = claim;
        }

        @Override
        public String id() {
            return claim.id().toString();
        }

        @Override
        public String owner() {
            return claim.owner();
        }

        @Override
        public @Nullable String profile() {
            return claim.profile();
        }

        @Override
        public ObjectNode input() {
            return claim.input();
        }

        @Override
        public Uni<Void> progress(ObjectNode progress) {
            return separate.run(claim.owner(), () -> operations.progress(claim.id(), claim.attempt(), progress))
                    .invoke(mayWrite -> {
                        if (!mayWrite) {
                            throw new RunEndedException(Reason.SUPERSEDED);
                        }
                    })
                    .replaceWithVoid();
        }
    }
}
