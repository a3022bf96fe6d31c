package dev.onramp.connector.profile;

/** How the last test of a connection ended. The names are those of the API. */
enum TestStatus {
    success,
    failed
}
