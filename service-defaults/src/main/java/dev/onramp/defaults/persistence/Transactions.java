package dev.onramp.defaults.persistence;

import dev.onramp.defaults.operation.OnrampConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs database work. It is the only place that opens transactions. */
@ApplicationScoped
public class Transactions {

    private final Instance<TransactionOpening> openings;
    private final Duration deadline;

    Transactions(Instance<TransactionOpening> openings, OnrampConfig config) {
        this.openings = openings;
        this.deadline = config.database().deadline();
    }

    /**
     * Runs {@code work} in one transaction, which sees the rows of {@code owner} only where the service keeps rows by
     * owner. The work must not call anything outside of the database.
     *
     * <p>Fails with a timeout, which becomes a 503, if it is not committed within the deadline.
     */
    public <T> Uni<T> run(String owner, Supplier<Uni<T>> work) {
        return bounded(
                () -> openings.isResolvable() ? openings.get().open(owner).chain(() -> work.get()) : work.get());
    }

    /** Runs upkeep that belongs to no owner. */
    public <T> Uni<T> runUpkeep(Supplier<Uni<T>> work) {
        return bounded(work);
    }

    /**
     * Nobody can cancel the work: a caller who hangs up, and the deadline, stop waiting for it, but the session is closed
     * only by work that ends. A cancelled one would keep its connection for good.
     */
    private <T> Uni<T> bounded(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> Panache.withTransaction(work).subscribe().with(emitter::complete, emitter::fail))
                .ifNoItem()
                .after(deadline)
                .fail()
                // The pool tells a time-out by a bare Throwable, which no exception mapper would get to see.
                .onFailure(failure -> !(failure instanceof Exception || failure instanceof Error))
                .transform(DatabaseAwayException::new);
    }
}
