package dev.onramp.democonfig.acceptance;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who holds a link typed to accept or reject.
 *
 * @param name who it is
 * @param reason why; a rejection needs one
 */
public record Signature(@Nullable String name, @Nullable String reason) {}
