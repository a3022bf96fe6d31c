package dev.onramp.connector.probe;

import dev.onramp.connector.source.Stage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One step of a test.
 *
 * @param durationMs absent if the step was skipped
 */
@RegisterForReflection // Stored as JSON, which a native build does not see.
@Schema(name = "TestStage", description = "A step of a test.")
record StageResult(
        @Schema(examples = "connect") Stage stage,

        @Schema(description = "`skipped` if the test did not get there, or the kind of source has no such step.")
        Status status,

        @Schema(description = "Absent if skipped.", examples = "12") @Nullable Long durationMs) {

    /** How a step ended. The names are those of the API. */
    @Schema(name = "TestStageStatus")
    enum Status {
        passed,
        failed,
        skipped
    }
}
