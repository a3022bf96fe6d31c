package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.StoredProfile.StoredCredentials;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.defaults.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * What a write is about. Everything else in the stored document stays as it is, whoever wrote it.
     *
     * @param named the fields that the request speaks of
     * @param connectionString whether it takes the stored connection string away
     * @param password whether it takes the stored password away
     * @param credentials whether it takes away all credentials, unknown ones too
     */
    record Scope(Set<String> named, boolean connectionString, boolean password, boolean credentials) {

        /** A PUT speaks of all fields, and keeps the secrets that it does not give. */
        static final Scope WHOLE = new Scope(StoredProfile.FIELDS, false, false, false);

        /** A merge patch speaks of the fields in it, and takes a secret away by naming it with null. */
        static Scope of(ObjectNode patch) {
            var named = new HashSet<String>();
            patch.fieldNames().forEachRemaining(named::add);
            var credentials = patch.path("credentials");
            return new Scope(
                    named,
                    patch.path("connection_string").isNull(),
                    credentials.isNull() || credentials.path("password").isNull(),
                    credentials.isNull());
        }
    }

    /** The document of a new profile. */
    ObjectNode create(String id, ProfileRequest request) {
        return written(id, request, null, null);
    }

    /**
     * The document of a changed profile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if a secret has to be given again
     */
    ObjectNode change(String id, ProfileRequest request, ObjectNode present, Scope scope) {
        var stored = StoredJson.read(present, StoredProfile.class);
        var connectionString = scope.connectionString() ? null : stored.connectionString();
        var password = scope.password() ? null : stored.password();
        requireSecretsAgain(request, stored, connectionString, password);
        var written = written(id, request, connectionString, password);
        var document = present.deepCopy();
        for (var field : StoredProfile.FIELDS) {
            if (scope.named().contains(field)) {
                replace(document, field, written.get(field));
            }
        }
        if (written.has("connection_string")) {
            document.set("connection_string", written.get("connection_string"));
        }
        replaceCredentials(document, written, scope);
        return document;
    }

    private static void replace(ObjectNode document, String field, @Nullable JsonNode value) {
        if (field.equals("credentials")) {
            return;
        }
        if (value == null) {
            document.remove(field);
        } else {
            document.set(field, value);
        }
    }

    private static void replaceCredentials(ObjectNode document, ObjectNode written, Scope scope) {
        var present = document.get("credentials");
        if (!(present instanceof ObjectNode) && !scope.named().contains("credentials")) {
            return;
        }
        var credentials = present instanceof ObjectNode object && !scope.credentials() ? object : document.objectNode();
        credentials.remove(List.of("username", "password"));
        if (written.get("credentials") instanceof ObjectNode known) {
            credentials.setAll(known);
        }
        if (credentials.isEmpty()) {
            document.remove("credentials");
        } else {
            document.set("credentials", credentials);
        }
    }

    private static void requireSecretsAgain(
            ProfileRequest request,
            StoredProfile stored,
            @Nullable String keptConnectionString,
            @Nullable String keptPassword) {
        var otherType = request.type() != stored.type();
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

    private ObjectNode written(
            String id, ProfileRequest request, @Nullable String keptConnectionString, @Nullable String keptPassword) {
        var password = sealed(request.password(), keptPassword, id, PASSWORD);
        var credentials = request.username() == null && password == null
                ? null
                : new StoredCredentials(request.username(), password);
        return StoredJson.write(new StoredProfile(
                request.name(),
                request.type(),
                sealed(request.connectionString(), keptConnectionString, id, CONNECTION_STRING),
                credentials,
                request.schemaInfo(),
                request.testStatus(),
                request.lastTested(),
                request.metadata()));
    }

    /** The ciphertext of the given secret, or the kept one, which is encrypted if it was written by SQL. */
    private @Nullable String sealed(@Nullable String given, @Nullable String kept, String id, String field) {
        var place = new Secrets.Place(id, field);
        if (given != null) {
            return secrets.seal(given, place);
        }
        if (kept == null) {
            return null;
        }
        requireUsable(kept, place);
        return secrets.isSealed(kept) ? kept : secrets.seal(kept, place);
    }

    /** A ciphertext that was copied from elsewhere, or whose key is gone, is not worth keeping, and must not look as if. */
    private void requireUsable(String kept, Secrets.Place place) {
        try {
            secrets.open(kept, place);
        } catch (IllegalStateException unusable) {
            throw Problems.unprocessable(
                    "secret-unusable",
                    "A stored secret cannot be decrypted.",
                    List.of(Violation.body(place.field(), "must be given again, or taken away with null")));
        }
    }
}
