package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the column {@code profile_data}, the shape that the seed system gave it. Everything may be absent and every
 * word may be a foreign one, because people write rows by SQL.
 *
 * @param connectionString ciphertext, or plain if written by SQL
 */
@RegisterForReflection // Nothing but StoredJson reads and writes it, which a native build does not see.
record StoredProfile(
        @Nullable String name,
        @Nullable String type,
        @Nullable String connectionString,
        @Nullable StoredCredentials credentials,
        @Nullable ObjectNode schemaInfo,
        @Nullable String testStatus,
        @Nullable String lastTested,
        @Nullable ObjectNode metadata) {

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
