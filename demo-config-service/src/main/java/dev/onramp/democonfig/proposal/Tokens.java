package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What acceptance links are made of: 256 random bits, of which only the hash is stored. */
@ApplicationScoped
class Tokens {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Made when the service runs: a generator in a native image would give the same everywhere. */
    private final SecureRandom random = new SecureRandom();

    String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of {@code token}; null if it cannot be one. */
    static @Nullable String hash(String token) {
        return FORM.matcher(token).matches() ? Hashes.sha256(token) : null;
    }
}
