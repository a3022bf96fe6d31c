package dev.onramp.democonfig.sow;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Where documents and pages are written: on worker threads, not too many at once. */
@ApplicationScoped
public class Desk {

    static final int AT_ONCE = 4;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Vertx vertx;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Desk(Vertx vertx) {
        this.vertx = vertx;
    }

    /** What {@code writer} writes; 429 at once if too many do. */
    public <T> Uni<T> write(Callable<T> writer) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom()
                        .failure(Problems.tooManyRequests(
                                "Too many documents are being written at the moment; try again.", RETRY_AFTER_SECONDS));
            }
            // The place is given back by the work itself: it goes on if its caller goes away.
            return onWorker(() -> inPlace(writer));
        });
    }

    /** What {@code writer} writes, however many do: for what nobody can ask for again. */
    public <T> Uni<T> writeOnce(Callable<T> writer) {
        return Uni.createFrom().deferred(() -> onWorker(writer));
    }

    private <T> Uni<T> onWorker(Callable<T> writer) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(writer, false).toCompletionStage());
    }

    private <T> T inPlace(Callable<T> writer) throws Exception {
        try {
            return writer.call();
        } finally {
            places.release();
        }
    }
}
