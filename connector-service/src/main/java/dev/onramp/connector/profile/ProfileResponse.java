package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a caller reads it. Secrets are not in it; {@code secrets} says which are set.
 */
record ProfileResponse(
        @Schema(examples = "test-sql-connection") String id,

        @Schema(examples = "Test SQL Server") @Nullable String name,

        @Schema(examples = "sql") @Nullable ProfileType type,

        @Nullable CredentialsResponse credentials,

        SecretsSet secrets,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class) @Nullable ObjectNode schemaInfo,

        @Schema(examples = "success") @Nullable TestStatus testStatus,

        @Schema(examples = "2026-01-31T12:00:00Z") @Nullable Instant lastTested,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class) @Nullable ObjectNode metadata,

        Instant createdAt,

        Instant updatedAt) {

    /** How to get in, without the secret. */
    @Schema(name = "CredentialsResponse")
    record CredentialsResponse(
            @Schema(examples = "testuser") @Nullable String username) {}

    /** Which secrets the profile has. */
    @Schema(name = "SecretsSet", description = "Which secrets are set; the secrets themselves are never returned.")
    record SecretsSet(
            @Schema(examples = "true") boolean connectionString,
            @Schema(examples = "true") boolean password) {}

    static ProfileResponse of(ProfileEntity entity) {
        var stored = StoredJson.read(entity.data, StoredProfile.class);
        return new ProfileResponse(
                entity.id,
                stored.name(),
                stored.type(),
                stored.credentials() == null ? null : new CredentialsResponse(stored.username()),
                new SecretsSet(stored.connectionString() != null, stored.password() != null),
                stored.schemaInfo(),
                stored.testStatus(),
                stored.lastTested(),
                stored.metadata(),
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
