package dev.onramp.connector.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceOptions;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.http.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param id chosen by the caller, or made by the service
 * @param connectionString taken apart into the fields below; it is not kept itself
 */
@JsonIgnoreProperties({"secrets", "schema_info", "test_status", "last_tested", "created_at", "updated_at"})
public record ProfileRequest(
        @Schema(
                description = "On POST the id of the new profile; a UUID if absent."
                        + " On PUT and PATCH the id in the path, or absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "test-sql-connection")
        @Nullable String id,

        @Schema(examples = "Test SQL Server") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "sql") @NotNull SourceType type,

        @Schema(description = "sql: which database it is.", examples = "sqlserver") @Nullable Dialect dialect,

        @Schema(
                description = "sql: where the database is, as ADO.NET, URI or JDBC write it; api: the base URL."
                        + " It is taken apart into the other fields and never returned."
                        + " Absent, with no host either, keeps the stored destination.",
                writeOnly = true,
                examples = "Server=localhost;Database=test;")
        @Size(min = 1, max = 4096) @Nullable String connectionString,

        @Schema(description = "sql: a name or an address.", examples = "db.example.com")
        @Size(min = 1, max = 255) @Nullable String host,

        @Schema(description = "sql: that of the dialect if absent.", examples = "1433") @Min(1) @Max(65_535) @Nullable Integer port,

        @Schema(description = "sql: the database on the server.", examples = "test") @Size(min = 1, max = 255) @Nullable String database,

        @Schema(
                description = "api: may be sent back as it was read. To change it, give it as the connection string.",
                examples = "https://api.example.com/v1/")
        @Size(min = 1, max = 4096) @Nullable String baseUrl,

        @Valid @Nullable SourceOptions options,

        @Valid @Nullable ApiAuth auth,

        @Valid @Nullable Credentials credentials,

        @Schema(
                description = "Anything that the caller wants to keep with the profile.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"team\": \"finance\"}")
        @Nullable ObjectNode metadata) {

    private static final Credentials NO_CREDENTIALS = new Credentials(null, null, null, null);

    /** How to get in. Absent secrets keep the stored ones. */
    public record Credentials(
            @Schema(examples = "testuser") @Size(min = 1, max = 255) @Nullable String username,

            @Schema(
                    description = "Secret: encrypted at rest, never returned. Absent keeps the stored one, as long as"
                            + " the destination stays the same.",
                    writeOnly = true,
                    examples = "testpass")
            @Size(min = 1, max = 4096) @Nullable String password,

            @Schema(description = "Secret: the bearer token of an API; kept like the password.", writeOnly = true)
            @Size(min = 1, max = 16_384) @Nullable String token,

            @Schema(description = "Secret: the API key of an API; kept like the password.", writeOnly = true)
            @Size(min = 1, max = 4096) @Nullable String apiKey) {}

    Credentials login() {
        return credentials == null ? NO_CREDENTIALS : credentials;
    }

    SourceForm form() {
        return new SourceForm(type, dialect, connectionString, host, port, database, options, auth);
    }

    @Override
    public String toString() {
        return "ProfileRequest[…]";
    }
}
