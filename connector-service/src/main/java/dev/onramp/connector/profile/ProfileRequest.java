package dev.onramp.connector.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param id chosen by the caller, or made by the service
 * @param connectionString secret; absent keeps the stored one
 */
@JsonIgnoreProperties({"secrets", "created_at", "updated_at"})
record ProfileRequest(
        @Schema(
                description = "On POST the id of the new profile; a UUID if absent."
                        + " On PUT and PATCH the id in the path, or absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "test-sql-connection")
        @Nullable String id,

        @Schema(examples = "Test SQL Server") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "sql") @NotNull ProfileType type,

        @Schema(
                description = "Secret: encrypted at rest, never returned. Absent keeps the stored one.",
                writeOnly = true,
                examples = "Server=localhost;Database=test;")
        @Size(min = 1, max = 4096) @Nullable String connectionString,

        @Valid @Nullable Credentials credentials,

        @Schema(
                description = "What is in the source, as far as it is known.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"tables\": [\"orders\"], \"columns\": {\"orders\": [\"id\", \"total\"]}}")
        @Nullable ObjectNode schemaInfo,

        @Schema(description = "How the last test ended.", examples = "success") @Nullable TestStatus testStatus,

        @Schema(description = "When the connection was tested last.", examples = "2026-01-31T12:00:00Z") @Nullable Instant lastTested,

        @Schema(
                description = "Anything that the caller wants to keep with the profile.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"team\": \"finance\"}")
        @Nullable ObjectNode metadata) {

    /**
     * How to get in.
     *
     * @param password secret; absent keeps the stored one
     */
    record Credentials(
            @Schema(examples = "testuser") @Size(max = 255) @Nullable String username,

            @Schema(
                    description = "Secret: encrypted at rest, never returned. Absent keeps the stored one, as long as"
                            + " the destination stays the same.",
                    writeOnly = true,
                    examples = "testpass")
            @Size(min = 1, max = 4096) @Nullable String password) {}

    @Nullable String username() {
        return credentials == null ? null : credentials.username();
    }

    @Nullable String password() {
        return credentials == null ? null : credentials.password();
    }
}
