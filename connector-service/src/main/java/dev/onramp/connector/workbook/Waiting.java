package dev.onramp.connector.workbook;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for reactive work, on threads that may. Never to be used on an event loop. */
final class Waiting {

    /** Longer than the deadline of a transaction. */
    private static final int SECONDS = 20;

    private Waiting() {}

    /** What {@code work} comes to, or its failure; empty if that is null. */
    static <T> Optional<T> on(Supplier<Uni<T>> work) {
        var result = new CompletableFuture<Optional<T>>();
        VertxContextSupport.subscribe(
                () -> work.get().toMulti(),
                subscription -> subscription.with(
                        item -> result.complete(Optional.of(item)),
                        result::completeExceptionally,
                        () -> result.complete(Optional.empty())));
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException called) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (TimeoutException late) {
            throw new IllegalStateException("The database work did not end", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
