package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceOptions;
import dev.onramp.connector.source.SourceType;
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

        @Schema(examples = "sql") @Nullable SourceType type,

        @Schema(examples = "sqlserver") @Nullable Dialect dialect,

        @Schema(examples = "db.example.com") @Nullable String host,

        @Schema(examples = "1433") @Nullable Integer port,

        @Schema(examples = "test") @Nullable String database,

        @Schema(description = "api: what was given as the connection string.", examples = "https://api.example.com/v1/")
        @Nullable String baseUrl,

        @Nullable SourceOptions options,

        @Nullable ApiAuth auth,

        @Nullable CredentialsResponse credentials,

        SecretsSet secrets,

        @Schema(
                description =
                        "What is in the source, as of the last discovery; in lists without `tables` and `columns`.",
                type = SchemaType.OBJECT,
                implementation = Map.class)
        @Nullable ObjectNode schemaInfo,

        @Schema(description = "How the last test ended.", examples = "success") @Nullable TestStatus testStatus,

        @Schema(description = "When the connection was tested last.", examples = "2026-01-31T12:00:00Z") @Nullable Instant lastTested,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class) @Nullable ObjectNode metadata,

        Instant createdAt,

        Instant updatedAt) {

    /** How to get in, without the secrets. */
    @Schema(name = "CredentialsResponse")
    record CredentialsResponse(
            @Schema(examples = "testuser") String username) {}

    /**
     * Which secrets the profile has.
     *
     * @param connectionString whether a connection string is stored that could not be taken apart
     */
    @Schema(name = "SecretsSet", description = "Which secrets are set; the secrets themselves are never returned.")
    record SecretsSet(
            @Schema(examples = "true") boolean password,
            @Schema(examples = "false") boolean token,
            @Schema(examples = "false") boolean apiKey,

            @Schema(
                    description = "Whether a row that was written by SQL has a connection string that cannot be read.",
                    examples = "false")
            boolean connectionString) {}

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
