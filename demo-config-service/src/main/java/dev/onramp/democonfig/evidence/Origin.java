package dev.onramp.democonfig.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param address the network address; null if the connection is gone
 * @param userAgent what the caller's program calls itself, at most 500 characters
 */
public record Origin(@Nullable String address, @Nullable String userAgent) {

    private static final int MAX_ADDRESS = 100;
    private static final int MAX_USER_AGENT = 500;

    /** An origin as it can be stored: of bounded length, and without characters that no text has. */
    static Origin of(@Nullable String address, @Nullable String userAgent) {
        return new Origin(tamed(address, MAX_ADDRESS), tamed(userAgent, MAX_USER_AGENT));
    }

    private static @Nullable String tamed(@Nullable String text, int length) {
        return text == null
                ? null
                : text.substring(0, Math.min(length, text.length())).replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
