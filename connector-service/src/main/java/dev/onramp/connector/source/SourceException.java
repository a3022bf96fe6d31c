package dev.onramp.connector.source;

/**
 * The source, not the service, is at fault. Carries no cause: what drivers say may quote secrets.
 */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FaultCode code;

    /** @param message for a person: what is wrong and what to do; never quotes what the target or a driver said */
    public SourceException(FaultCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The name for programs. */
    public FaultCode code() {
        return code;
    }

    /** What is wrong and what to do. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
