package dev.onramp.connector.operation;

/** Where an operation is in its life. The names are those of the API. */
public enum OperationStatus {
    queued,
    running,
    succeeded,
    failed,
    cancelled;

    /** Whether nothing more happens to it. */
    boolean isOver() {
        return this != queued && this != running;
    }
}
