package dev.onramp.connector.probe;

/** How a test ended. The names are those of the API. */
enum Outcome {
    success,
    failed
}
