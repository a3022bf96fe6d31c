package dev.onramp.defaults.idempotency;

/**
 * The answer to a creating POST, all of which are 201.
 *
 * @param fingerprint of the request that was answered
 * @param body JSON
 */
public record StoredAnswer(String fingerprint, String location, String etag, String body) {}
