package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.ProfileResponse.CredentialsResponse;
import dev.onramp.connector.profile.ProfileResponse.SecretsSet;
import dev.onramp.connector.source.CheckedSource;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceForms;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands stored profiles, those included that people wrote by SQL. */
@ApplicationScoped
class ProfileReader {

    private static final CheckedSource NOWHERE = new CheckedSource(null, null, null, List.of());

    private static final Pattern HARMLESS = Pattern.compile("[^@=;]*");

    private final Secrets secrets;

    ProfileReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The profile, whatever it looks like. */
    PresentProfile read(String id, ObjectNode document) {
        var stored = StoredProfile.of(document);
        return new PresentProfile(id, document, stored, source(id, document, stored));
    }

    private CheckedSource source(String id, ObjectNode document, StoredProfile stored) {
        if (stored.type() == null) {
            return NOWHERE;
        }
        try {
            var checked = SourceForms.check(id, form(id, document, stored, stored.type()));
            return checked.violations().isEmpty() ? checked : NOWHERE;
        } catch (IllegalStateException unusable) {
            return NOWHERE;
        }
    }

    private SourceForm form(String id, ObjectNode document, StoredProfile stored, SourceType type) {
        var string = type == SourceType.api ? stored.baseUrl() : null;
        var sealed = SecretField.CONNECTION_STRING.in(document);
        if (type != SourceType.excel && sealed != null && stored.host() == null && string == null) {
            string = secrets.open(sealed, SecretField.CONNECTION_STRING.place(id, ""));
        }
        return new SourceForm(
                type,
                stored.dialect(),
                string,
                stored.host(),
                stored.port(),
                stored.database(),
                stored.options(),
                stored.auth());
    }

    ProfileResponse response(ProfileEntity entity) {
        return response(entity.id, entity.data, entity.createdAt, entity.updatedAt);
    }

    ProfileResponse response(ListedProfileEntity entity) {
        return response(entity.id, entity.data, entity.createdAt, entity.updatedAt);
    }

    private ProfileResponse response(String id, ObjectNode document, Instant createdAt, Instant updatedAt) {
        var present = read(id, document);
        var stored = present.stored();
        var form = present.form();
        var username = present.username();
        return new ProfileResponse(
                id,
                stored.name(),
                stored.type(),
                form.dialect(),
                shown(present, form.host()),
                form.port(),
                shown(present, form.database()),
                present.source() == null ? null : form.connectionString(),
                form.options(),
                form.auth(),
                username == null ? null : new CredentialsResponse(username),
                secretsSet(present),
                stored.schemaInfo(),
                stored.testStatus(),
                stored.lastTested(),
                stored.metadata(),
                createdAt,
                updatedAt);
    }

    /** What nobody understands may be a whole connection string, with a password in it. */
    private static @Nullable String shown(PresentProfile present, @Nullable String place) {
        return present.source() != null
                        || place == null
                        || HARMLESS.matcher(place).matches()
                ? place
                : null;
    }

    private static SecretsSet secretsSet(PresentProfile present) {
        var document = present.document();
        return new SecretsSet(
                SecretField.PASSWORD.in(document) != null || present.checked().password() != null,
                SecretField.TOKEN.in(document) != null,
                SecretField.API_KEY.in(document) != null,
                SecretField.CONNECTION_STRING.in(document) != null && !present.isByString());
    }

    /**
     * The profile, ready to be used.
     *
     * @throws SourceException if it does not say where the source is, or a secret cannot be decrypted
     */
    Connection open(String id, ObjectNode document) {
        var present = read(id, document);
        var source = present.source();
        if (source == null) {
            throw new SourceException(
                    FaultCode.NOT_CONFIGURED, "The profile does not say where its source is: give it a destination.");
        }
        return new Connection(id, source, login(present));
    }

    private Login login(PresentProfile present) {
        try {
            var password = opened(present, SecretField.PASSWORD);
            return new Login(
                    present.username(),
                    password == null ? present.checked().password() : password,
                    opened(present, SecretField.TOKEN),
                    opened(present, SecretField.API_KEY));
        } catch (IllegalStateException unusable) {
            throw new SourceException(
                    FaultCode.SECRET_UNUSABLE, "A stored secret cannot be decrypted: give the credentials again.");
        }
    }

    private @Nullable String opened(PresentProfile present, SecretField field) {
        var stored = field.in(present.document());
        return stored == null ? null : secrets.open(stored, field.place(present.id(), present.destination()));
    }
}
