package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceOptions;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.json.StoredJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the column {@code profile_data}, the shape that the seed system gave it and more, without the secrets of
 * {@link SecretField}. Everything may be absent, because people write rows by SQL, and what does not fit is read as absent.
 */
@RegisterForReflection // Nothing but StoredJson reads it, which a native build does not see.
record StoredProfile(
        @Nullable String name,
        @Nullable SourceType type,
        @Nullable Dialect dialect,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String baseUrl,
        @Nullable SourceOptions options,
        @Nullable ApiAuth auth,
        @Nullable ObjectNode schemaInfo,
        @Nullable TestStatus testStatus,
        @Nullable Instant lastTested,
        @Nullable ObjectNode metadata) {

    private static final String USERNAME = "/credentials/username";

    static StoredProfile of(ObjectNode document) {
        return StoredJson.read(document, StoredProfile.class);
    }

    /** Who logs in, which stands apart from the record so that one odd value beside it does not hide it. */
    static @Nullable String username(ObjectNode document) {
        return text(document.at(USERNAME));
    }

    /** A number counts as a text: a person may have written a password so. */
    static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
