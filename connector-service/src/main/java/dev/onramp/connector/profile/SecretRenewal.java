package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Brings the secrets of a stored profile into today's form: encrypted with the primary key, bound to the destination, and
 * a connection string taken apart if it can be understood. What callers read does not change by that.
 */
@ApplicationScoped
class SecretRenewal {

    private final Secrets secrets;
    private final ProfileReader reader;

    SecretRenewal(Secrets secrets, ProfileReader reader) {
        this.secrets = secrets;
        this.reader = reader;
    }

    /**
     * What became of a profile.
     *
     * @param document the profile in today's form
     * @param renewed how many secrets were plain, of an older form, or of an older key
     * @param current how many secrets were in today's form already
     * @param failed how many secrets cannot be decrypted; they stay as they are
     */
    record Renewal(ObjectNode document, int renewed, int current, int failed) {

        @Override
        public String toString() {
            return "Renewal[" + renewed + ", " + current + ", " + failed + "]";
        }
    }

    /** The profile in today's form; {@code document} stays as it is. */
    Renewal renew(String id, ObjectNode document) {
        var present = reader.read(id, document);
        var result = copy(document);
        int renewed = 0;
        if (present.isByString()) {
            takeApart(present, result);
            renewed++;
        }
        int current = 0;
        int failed = 0;
        for (var field : SecretField.values()) {
            var stored = field.in(document);
            if (stored == null || (field == SecretField.CONNECTION_STRING && present.isByString())) {
                continue;
            }
            var sealed = renew(stored, field.place(id, present.destination()));
            if (sealed == null) {
                failed++;
            } else if (sealed.equals(stored)) {
                current++;
            } else {
                field.put(result, sealed);
                renewed++;
            }
        }
        return new Renewal(result, renewed, current, failed);
    }

    /** The secret in today's form; null if it cannot be decrypted. */
    private @Nullable String renew(String stored, Secrets.Place place) {
        try {
            var plain = secrets.open(stored, place);
            return secrets.isCurrent(stored) ? stored : secrets.seal(plain, place);
        } catch (IllegalStateException unusable) {
            return null;
        }
    }

    private void takeApart(PresentProfile present, ObjectNode result) {
        result.remove(SecretField.CONNECTION_STRING.member());
        result.setAll(fields(present.form()));
        var username = present.username();
        if (username != null && StoredProfile.username(result) == null) {
            credentials(result).put("username", username);
        }
        var password = present.checked().password();
        if (password != null && SecretField.PASSWORD.in(result) == null) {
            credentials(result);
            var place = SecretField.PASSWORD.place(present.id(), present.destination());
            SecretField.PASSWORD.put(result, secrets.seal(password, place));
        }
    }

    /** The fields that say where the source is, as they are stored; there is no connection string among them. */
    static ObjectNode fields(SourceForm form) {
        return StoredJson.write(new StoredProfile(
                null,
                form.type(),
                form.dialect(),
                form.host(),
                form.port(),
                form.database(),
                form.type() == SourceType.api ? form.connectionString() : null,
                form.options(),
                form.auth(),
                null,
                null,
                null,
                null));
    }

    /** The credentials of a document, made if there are none. */
    static ObjectNode credentials(ObjectNode document) {
        return document.get("credentials") instanceof ObjectNode object ? object : document.putObject("credentials");
    }

    /** A copy whose fields and credentials can be changed; the rest, schemas among it that may be large, is shared. */
    static ObjectNode copy(ObjectNode document) {
        ObjectNode copy = document.objectNode().setAll(document);
        if (document.get("credentials") instanceof ObjectNode credentials) {
            copy.set("credentials", credentials.deepCopy());
        }
        return copy;
    }
}
