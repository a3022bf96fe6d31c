package dev.onramp.connector.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords between a client and its tunnel. */
final class Passwords {

    private static final int BYTES = 16;

    private Passwords() {}

    /** 128 random bits. */
    static String next() {
        var bytes = new byte[BYTES];
        // Not a field: a native image must not keep the seed of the build.
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Takes the same time wherever the difference is. */
    static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
