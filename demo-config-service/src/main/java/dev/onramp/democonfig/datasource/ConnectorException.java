package dev.onramp.democonfig.datasource;

/** connector-service has not said what it was asked. Carries no stack trace: it is an answer, not a fault of ours. */
final class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean away;

    private ConnectorException(String message, boolean away) {
        super(message, null, false, false);
        this.away = away;
    }

    /** It does not answer, or not in time, or not sensibly: asking again later is right. */
    static ConnectorException away(String why) {
        return new ConnectorException(why, true);
    }

    /** It has understood and refused: asking again soon is of no use. */
    static ConnectorException refused(int status) {
        return new ConnectorException("connector-service answers " + status, false);
    }

    boolean isAway() {
        return away;
    }
}
