package dev.onramp.connector.probe;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test in the history of a profile. */
@Schema(name = "PastTest", description = "A test in the history of a profile.")
record PastTest(
        @Schema(examples = "01979d1f-4a3b-7c55-8d0e-2f6f1d1c9a10")
        String id,

        @Schema(examples = "failed") Outcome status,

        @Schema(description = "Absent on success.", examples = "auth-failed") @Nullable String code,

        @Schema(examples = "The server refused the user or the password: check the credentials.") @Nullable String message,

        @Schema(description = "All steps, in their order.") @Nullable List<StageResult> stages,

        @Schema(description = "What the server calls its version.", examples = "16.4") @Nullable String serverVersion,

        @Schema(description = "Whether TLS protected the connection.", examples = "true") @Nullable Boolean encrypted,

        @Schema(description = "How long the answer to the first question took.", examples = "3") @Nullable Long latencyMs,

        @Schema(description = "How long the whole test took.", examples = "42") @Nullable Long durationMs,

        Instant testedAt,

        @Schema(description = "Who asked for the test.", examples = "user_1")
        String testedBy) {

    Cursor cursor() {
        return new Cursor(testedAt, id);
    }
}
