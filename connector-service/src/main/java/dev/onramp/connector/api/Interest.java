package dev.onramp.connector.api;

import java.util.concurrent.CancellationException;

/** Whether somebody still waits for what is being read. Threads that read cannot be stopped in another way. */
final class Interest {

    private volatile boolean over;

    /** Nobody waits any more. */
    void end() {
        over = true;
    }

    /** @throws CancellationException if nobody waits any more */
    void check() {
        if (over) {
            throw new CancellationException("Nobody waits for it.");
        }
    }
}
