package dev.onramp.connector.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How to talk to a source, as callers write and read it. Which options there are depends on the type and the dialect. */
@RegisterForReflection // Stored as JSON, which a native build does not see.
public record SourceOptions(
        @Schema(description = "sql: how far the connection is protected; `prefer` if absent.", examples = "verify_full")
        @Nullable TlsMode tlsMode,

        @Schema(
                description = "sql: PEM of the certificate authorities to trust instead of the system's.",
                maxLength = 65_536)
        @Size(min = 1, max = 65_536) @Nullable String caCertificate,

        @Schema(description = "sql: what the server shows as the name of the client.", examples = "onramp")
        @Size(min = 1, max = 63) @Nullable String applicationName,

        @Schema(description = "sql: seconds to wait for a connection.", examples = "5") @Min(1) @Max(60) @Nullable Integer connectTimeout,

        @Schema(description = "sql: seconds that one statement may take.", examples = "10") @Min(1) @Max(60) @Nullable Integer statementTimeout,

        @Schema(
                description = "api: JSON Pointer to the array of records in an answer; found by itself if absent.",
                examples = "/data")
        @Size(max = 500) @Nullable String recordsPointer,

        @Schema(
                description = "api: where the OpenAPI document is, relative to the base URL.",
                examples = "openapi.json")
        @Size(min = 1, max = 2000) @Nullable String openapi,

        @Schema(
                description = "api: what to read, each path relative to the base URL; the base URL itself if absent.",
                examples = "[\"orders\", \"customers\"]")
        @Size(max = 20) @Nullable List<@NotNull @Size(min = 1, max = 2000) String> paths) {}
