package dev.onramp.connector.sql;

import dev.onramp.connector.source.TlsMode;

/** How far a connection is to be protected. */
enum Protection {
    NONE,
    /** TLS with whoever answers. */
    UNVERIFIED,
    /** TLS with a server that a trusted authority vouches for. */
    VERIFIED;

    /** @param tls whether the connection asks for TLS */
    static Protection of(TlsMode mode, boolean tls) {
        if (!tls) {
            return NONE;
        }
        return mode == TlsMode.verify_ca || mode == TlsMode.verify_full ? VERIFIED : UNVERIFIED;
    }

    boolean isTls() {
        return this != NONE;
    }

    /** Whether a password may be sent as it is. */
    boolean isForPasswords() {
        return this == VERIFIED;
    }
}
