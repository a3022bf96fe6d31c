package dev.onramp.connector.operation;

/**
 * What a run looks at from time to time.
 *
 * @param attempt the run that may write
 */
record RunState(int attempt, boolean cancelRequested) {}
