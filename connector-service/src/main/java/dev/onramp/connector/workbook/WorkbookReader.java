package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.WorkbookSource;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads files on threads of its own, few at a time, so that no other request waits for a large one. */
@ApplicationScoped
class WorkbookReader {

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 64;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final FileRepository files;
    private final Transactions transactions;
    private final ThreadPoolExecutor pool;

    WorkbookReader(FileRepository files, Transactions transactions) {
        this.files = files;
        this.transactions = transactions;
        var count = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    var thread = new Thread(task, "workbook-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        this.pool.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }

    /** What is done with a file. Runs on a thread that may wait. */
    interface Reading<T> {

        T read(TableFile file) throws IOException;
    }

    /**
     * What {@code reading} finds in the file of the source. Fails with a {@link SourceException} if there is none, or it
     * cannot be read. Cancelling ends the reading at once.
     */
    <T> Uni<T> read(Source source, Duration deadline, Reading<T> reading) {
        return Uni.createFrom()
                .deferred(() -> transactions.runUpkeep(() -> files.find(((WorkbookSource) source).profile())))
                .onItem()
                .ifNull()
                .failWith(Faults::missing)
                .chain(file -> run(file, Work.within(deadline), reading));
    }

    private <T> Uni<T> run(StoredFile file, Work work, Reading<T> reading) {
        return Uni.createFrom().deferred(() -> {
            var back = caller();
            return Uni.createFrom()
                    .<T>emitter(emitter -> {
                        try {
                            var running = pool.submit(() -> {
                                try {
                                    emitter.complete(result(file, work, reading));
                                } catch (RuntimeException | Error failure) {
                                    emitter.fail(failure);
                                }
                            });
                            emitter.onTermination(() -> {
                                work.cancel();
                                running.cancel(true);
                            });
                        } catch (RejectedExecutionException full) {
                            emitter.fail(Problems.tooManyRequests(
                                    "Too many files are being read at the moment; try again.", RETRY_AFTER_SECONDS));
                        }
                    })
                    .emitOn(back);
        });
    }

    private <T> T result(StoredFile file, Work work, Reading<T> reading) {
        try {
            work.check();
            var content = new DatabaseContent(files, transactions, file.id(), file.size());
            return reading.read(TableFiles.open(content, work, file.name()));
        } catch (IOException broken) {
            throw Faults.damaged();
        }
    }

    /** Database work can only go on where it began. */
    private static Executor caller() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
