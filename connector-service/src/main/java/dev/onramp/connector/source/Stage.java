package dev.onramp.connector.source;

/** The steps of a test, in their order. The names are those of the API. */
public enum Stage {
    /** The host's name becomes addresses, and each is checked. */
    resolve,
    connect,
    tls,
    authenticate,
    /** The first question: a statement, a request, or the reading of a file. */
    query
}
