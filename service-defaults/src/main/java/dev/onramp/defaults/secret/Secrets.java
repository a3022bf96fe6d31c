package dev.onramp.defaults.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.util.Bytes;
import dev.onramp.defaults.operation.OnrampConfig;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts secrets (AES-256-GCM) so that a ciphertext can be read only in the row and field, and for the destination,
 * that it was made for. Only services with {@code onramp.secrets.used=true} have it; they do not start without a keyset.
 */
@Startup
@ApplicationScoped
@IfBuildProperty(name = "onramp.secrets.used", stringValue = "true")
public class Secrets {

    private static final String PREFIX = "tink:v2:";

    /** What the first release wrote: bound to row and field only. */
    private static final String OLD_PREFIX = "tink:v1:";

    private final String service;
    private final Aead aead;

    /** What Tink puts in front of each ciphertext of the primary key; nothing if the key is of a kind without. */
    private final Bytes primary;

    Secrets(@ConfigProperty(name = "quarkus.application.name") String service, OnrampConfig config)
            throws GeneralSecurityException {
        this.service = service;
        var keyset = KeysetFile.load(config.secrets());
        this.aead = KeysetFile.aead(keyset);
        this.primary = keyset.getPrimary().getKey() instanceof AeadKey key
                ? key.getOutputPrefix()
                : Bytes.copyFrom(new byte[0]);
    }

    /**
     * Where a secret stands: a ciphertext made for one place cannot be read at another.
     *
     * @param destination where the secret is sent to; empty if it is not sent anywhere
     */
    public record Place(String row, String field, String destination) {

        /** The place of a secret that is not sent anywhere. */
        public Place(String row, String field) {
            this(row, field, "");
        }
    }

    /** The ciphertext of {@code plain}, another one each time. */
    public String seal(String plain, Place place) {
        try {
            var context = context(place.row(), place.field(), place.destination());
            var sealed = aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), context);
            return PREFIX + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be encrypted", e);
        }
    }

    /**
     * What {@link #seal} was given. A value that is no ciphertext was written by SQL and is given back as it is.
     *
     * @throws IllegalStateException if the ciphertext was made for another place, was changed, or its key is gone
     */
    public String open(String stored, Place place) {
        if (!isSealed(stored)) {
            return stored;
        }
        var plain = decrypt(stored, place);
        // The first release takes today's form for plain text, and encrypts it once more at its next write.
        return stored.startsWith(OLD_PREFIX) && plain.startsWith(PREFIX) ? decrypt(plain, place) : plain;
    }

    private String decrypt(String stored, Place place) {
        try {
            var sealed = Base64.getDecoder().decode(stored.substring(PREFIX.length()));
            var context = stored.startsWith(OLD_PREFIX)
                    ? context(place.row(), place.field())
                    : context(place.row(), place.field(), place.destination());
            return new String(aead.decrypt(sealed, context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A secret cannot be decrypted at " + place.field());
        }
    }

    /** Whether {@code stored} is a ciphertext of {@link #seal}. */
    public boolean isSealed(String stored) {
        return stored.startsWith(PREFIX) || stored.startsWith(OLD_PREFIX);
    }

    /**
     * Whether {@code stored} is in the form that {@link #seal} gives today, made with the primary key. A ciphertext that
     * does not tell its key counts as old.
     */
    public boolean isCurrent(String stored) {
        if (!stored.startsWith(PREFIX) || primary.size() == 0) {
            return false;
        }
        try {
            var sealed = Base64.getDecoder().decode(stored.substring(PREFIX.length()));
            return sealed.length > primary.size()
                    && Bytes.copyFrom(sealed, 0, primary.size()).equals(primary);
        } catch (IllegalArgumentException noCiphertext) {
            return false;
        }
    }

    /** Length-prefixed parts, so that no two places have the same context. */
    private byte[] context(String... parts) {
        var context = new StringBuilder().append(service.length()).append(':').append(service);
        for (var part : parts) {
            context.append(part.length()).append(':').append(part);
        }
        return context.toString().getBytes(StandardCharsets.UTF_8);
    }
}
