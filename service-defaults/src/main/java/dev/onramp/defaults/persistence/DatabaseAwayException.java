package dev.onramp.defaults.persistence;

/** The database could not be reached, said by something that is no exception itself. */
public final class DatabaseAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(Throwable cause) {
        super("The database does not answer", cause);
    }
}
