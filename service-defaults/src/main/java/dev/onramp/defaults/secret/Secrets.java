package dev.onramp.defaults.secret;

import com.google.crypto.tink.Aead;
import dev.onramp.defaults.operation.OnrampConfig;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts secrets (AES-256-GCM) so that a ciphertext can be read only in the row and field that it was made for. Only
 * services with {@code onramp.secrets.used=true} have it; they do not start without a keyset.
 */
@Startup
@ApplicationScoped
@IfBuildProperty(name = "onramp.secrets.used", stringValue = "true")
public class Secrets {

    private static final String PREFIX = "tink:v1:";

    private final String service;
    private final Aead aead;

    Secrets(@ConfigProperty(name = "quarkus.application.name") String service, OnrampConfig config)
            throws GeneralSecurityException {
        this.service = service;
        this.aead = KeysetFile.load(config.secrets());
    }

    /** Where a secret stands: a ciphertext made for one place cannot be read at another. */
    public record Place(String row, String field) {}

    /** The ciphertext of {@code plain}, another one each time. */
    public String seal(String plain, Place place) {
        try {
            var sealed = aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), context(place));
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
        try {
            var sealed = Base64.getDecoder().decode(stored.substring(PREFIX.length()));
            return new String(aead.decrypt(sealed, context(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A secret cannot be decrypted at " + place.field());
        }
    }

    /** Whether {@code stored} is a ciphertext of {@link #seal}. */
    public boolean isSealed(String stored) {
        return stored.startsWith(PREFIX);
    }

    /** Length-prefixed parts, so that no two places have the same context. */
    private byte[] context(Place place) {
        var context = new StringBuilder();
        for (var part : new String[] {service, place.row(), place.field()}) {
            context.append(part.length()).append(':').append(part);
        }
        return context.toString().getBytes(StandardCharsets.UTF_8);
    }
}
