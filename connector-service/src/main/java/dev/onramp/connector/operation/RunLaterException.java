package dev.onramp.connector.operation;

/**
 * A runner cannot begin yet, for instance because too much of its kind is at the same target. The operation is queued
 * again, as if this run had never been.
 */
public final class RunLaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** To be thrown before anything was done. */
    public RunLaterException() {
        super("to be run later", null, false, false);
    }
}
