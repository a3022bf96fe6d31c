package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.StoredProfile.StoredCredentials;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.defaults.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into what is stored. A secret that a request does not give is kept, but only for the destination that it
 * was given for: otherwise whoever may edit a profile could have its password sent elsewhere.
 */
@ApplicationScoped
class ProfileWriter {

    private static final String CONNECTION_STRING = "/connection_string";
    private static final String PASSWORD = "/credentials/password";

    private final Secrets secrets;

    ProfileWriter(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Which stored secrets a request takes away. */
    record Removal(boolean connectionString, boolean password) {

        static final Removal NONE = new Removal(false, false);

        /** A merge patch takes a secret away by naming it with null. */
        static Removal of(ObjectNode patch) {
            var credentials = patch.path("credentials");
            return new Removal(
                    patch.path("connection_string").isNull(),
                    credentials.isNull() || credentials.path("password").isNull());
        }
    }

    /** The document of a new profile. */
    ObjectNode create(String id, ProfileRequest request) {
        return document(id, request, null, null);
    }

    /**
     * The document of a changed profile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if a secret has to be given again
     */
    ObjectNode change(String id, ProfileRequest request, ObjectNode present, Removal removal) {
        var stored = StoredJson.read(present, StoredProfile.class);
        var connectionString = removal.connectionString() ? null : stored.connectionString();
        var password = removal.password() ? null : stored.password();
        requireSecretsAgain(request, stored, connectionString, password);
        return document(id, request, connectionString, password);
    }

    private static void requireSecretsAgain(
            ProfileRequest request,
            StoredProfile stored,
            @Nullable String keptConnectionString,
            @Nullable String keptPassword) {
        var otherType = !request.type().name().equals(stored.type());
        var otherDestination = otherType || request.connectionString() != null;
        List<Violation> missing = new ArrayList<>();
        if (otherType && keptConnectionString != null && request.connectionString() == null) {
            missing.add(Violation.body(CONNECTION_STRING, "must be given again, because the type changes"));
        }
        if (otherDestination && keptPassword != null && request.password() == null) {
            missing.add(Violation.body(PASSWORD, "must be given again, because the destination changes"));
        }
        if (!missing.isEmpty()) {
            throw Problems.unprocessable(
                    "secret-required", "A stored secret is kept only while the destination stays the same.", missing);
        }
    }

    private ObjectNode document(
            String id, ProfileRequest request, @Nullable String keptConnectionString, @Nullable String keptPassword) {
        var password = sealed(request.password(), keptPassword, id, PASSWORD);
        var credentials = request.username() == null && password == null
                ? null
                : new StoredCredentials(request.username(), password);
        return StoredJson.write(new StoredProfile(
                request.name(),
                request.type().name(),
                sealed(request.connectionString(), keptConnectionString, id, CONNECTION_STRING),
                credentials,
                request.schemaInfo(),
                request.testStatus() == null ? null : request.testStatus().name(),
                request.lastTested() == null ? null : request.lastTested().toString(),
                request.metadata()));
    }

    /** The ciphertext of the given secret, or the kept one, which is encrypted if it was written by SQL. */
    private @Nullable String sealed(@Nullable String given, @Nullable String kept, String id, String field) {
        var place = new Secrets.Place(id, field);
        if (given != null) {
            return secrets.seal(given, place);
        }
        return kept == null || secrets.isSealed(kept) ? kept : secrets.seal(kept, place);
    }
}
