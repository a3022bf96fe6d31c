package dev.onramp.connector.source;

/** What an option of a connection string says, whatever a driver calls it. */
enum Meaning {
    HOST("the host"),
    PORT("the port"),
    DATABASE("the database"),
    USERNAME("the user"),
    PASSWORD("the password"),
    /** A mode such as {@code verify-full}. */
    TLS_MODE("the TLS mode"),
    /** Whether there is TLS, true or false. */
    TLS("whether there is TLS"),
    /** Whether a server without TLS is refused. */
    TLS_REQUIRED("whether TLS is required"),
    /** Whether the certificate is checked. */
    TLS_VERIFIED("whether the certificate is verified"),
    /** Whether the certificate is not checked. */
    TLS_TRUST("whether every certificate is trusted"),
    /** {@code SSL} or nothing. */
    TLS_SECURITY("the security"),
    CA_CERTIFICATE("the certificate authorities"),
    APPLICATION_NAME("the name of the application"),
    CONNECT_SECONDS("the timeout of connecting"),
    CONNECT_MILLIS("the timeout of connecting"),
    STATEMENT_SECONDS("the timeout of statements"),
    STATEMENT_MILLIS("the timeout of statements");

    private final String label;

    Meaning(String label) {
        this.label = label;
    }

    /** What it is, in words. */
    String label() {
        return label;
    }
}
