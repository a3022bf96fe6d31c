package dev.onramp.connector.source;

/** How far a connection to a database is protected. The names are those of the API. */
public enum TlsMode {
    /** Never TLS. */
    disable,
    /** TLS if the server speaks it, without a look at its certificate. */
    prefer,
    /** TLS or no connection, without a look at the certificate. */
    require,
    /** TLS with a certificate of a trusted authority, for whatever host. */
    verify_ca,
    /** TLS with a certificate of a trusted authority for this very host. */
    verify_full
}
