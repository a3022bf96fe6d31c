package dev.onramp.democonfig.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Where the chain of a proposal ends; kept in the proposal, so that a missing last event is noticed.
 *
 * @param sha256 the hash of the last event; null if there is none
 */
public record Head(int count, @Nullable String sha256) {}
