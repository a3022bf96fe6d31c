package dev.onramp.connector.operation;

/** A run ends before its work does. */
final class RunEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a run ends. */
    enum Reason {
        /** A user wants it. */
        CANCELLED,
        /** This replica stops; another one, or the next start, runs it again. */
        STOPPING,
        /** Somebody took this run for dead and runs the operation again. */
        SUPERSEDED,
        /** To be run again later. */
        DATABASE_AWAY,
        /** Too much of the kind is running; to be run again soon. */
        BUSY
    }

    private final Reason reason;

    RunEndedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
