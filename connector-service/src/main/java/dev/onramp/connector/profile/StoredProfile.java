package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the column {@code profile_data}, the shape that the seed system gave it. Everything may be absent, because
 * people write rows by SQL, and what does not fit is read as absent.
 *
 * @param connectionString ciphertext, or plain if written by SQL
 */
@RegisterForReflection // Nothing but StoredJson reads and writes it, which a native build does not see.
record StoredProfile(
        @Nullable String name,
        @Nullable ProfileType type,
        @Nullable String connectionString,
        @Nullable StoredCredentials credentials,
        @Nullable ObjectNode schemaInfo,
        @Nullable TestStatus testStatus,
        @Nullable Instant lastTested,
        @Nullable ObjectNode metadata) {

    /** The fields that the service knows. */
    static final Set<String> FIELDS = Set.of(
            "name",
            "type",
            "connection_string",
            "credentials",
            "schema_info",
            "test_status",
            "last_tested",
            "metadata");

    /** @param password ciphertext, or plain if written by SQL */
    @RegisterForReflection
    record StoredCredentials(
            @Nullable String username, @Nullable String password) {}

    @Nullable String username() {
        return credentials == null ? null : credentials.username();
    }

    @Nullable String password() {
        return credentials == null ? null : credentials.password();
    }
}
