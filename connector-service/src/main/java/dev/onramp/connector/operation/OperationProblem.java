package dev.onramp.connector.operation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation failed, as an RFC 9457 problem.
 *
 * @param code for programs: why the source failed if that is the {@code type}, else the last part of the {@code type}
 */
@RegisterForReflection // Stored as JSON, which a native build does not see.
@Schema(description = "Why the operation failed.")
public record OperationProblem(
        @Schema(examples = "urn:problem:connector:source-failed")
        String type,

        @Schema(examples = "Unprocessable Content") String title,

        @Schema(examples = "422") int status,

        @Schema(examples = "The server refused the user or the password: check the credentials.") @Nullable String detail,

        @Schema(examples = "auth-failed") String code) {}
