package dev.onramp.connector.workbook;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** The reading of one file: it can be called off, and it has an end. */
final class Work {

    private final long begin = System.nanoTime();
    private final long allowed;
    private volatile boolean cancelled;

    private Work(Duration allowed) {
        this.allowed = allowed.toNanos();
    }

    static Work within(Duration allowed) {
        return new Work(allowed);
    }

    /** Whoever does the work stops at the next {@link #check()}. */
    void cancel() {
        cancelled = true;
    }

    /** Lets the work go on. */
    void check() {
        if (cancelled) {
            throw new CancellationException();
        }
        if (System.nanoTime() - begin > allowed) {
            throw new SourceException(FaultCode.QUERY_TIMEOUT, "The file could not be read in the time that there is.");
        }
    }
}
