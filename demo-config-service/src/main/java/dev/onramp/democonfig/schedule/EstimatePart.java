package dev.onramp.democonfig.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A phase of an estimate.
 *
 * @param weeks null for the one phase that gets the weeks that are left
 */
public record EstimatePart(String name, @Nullable Integer weeks) {}
