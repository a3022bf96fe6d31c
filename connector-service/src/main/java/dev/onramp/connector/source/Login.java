package dev.onramp.connector.source;

import org.jspecify.annotations.Nullable;

/** How to get in, decrypted. Lives only as long as the work that needs it; its text says nothing. */
public record Login(
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @Nullable String apiKey) {

    /** Nothing to get in with. */
    public static final Login NONE = new Login(null, null, null, null);

    @Override
    public String toString() {
        return "Login[…]";
    }
}
