package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operation as a caller reads it. */
@Schema(name = "OperationResponse", description = "Work that takes longer than a request.")
public record OperationResponse(
        @Schema(examples = "01979d1f-4a3b-7c55-8d0e-2f6f1d1c9a10")
        String id,

        @Schema(description = "What is done.", examples = "discovery")
        String kind,

        @Schema(
                description = "The profile that it is about; absent if it is about no single one.",
                examples = "test-sql-connection")
        @Nullable String profile,

        @Schema(description = "The user who asked for it.", examples = "user_1")
        String owner,

        @Schema(examples = "running") OperationStatus status,

        @Schema(description = "Whether it was asked to end early.", examples = "false")
        boolean cancelRequested,

        @Schema(
                description = "What was asked for.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"include_schemas\": [\"sales\"]}")
        ObjectNode input,

        @Schema(
                description = "How far it is, in the words of its kind.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"stage\": \"reading\", \"tables\": 12, \"columns\": 148}")
        ObjectNode progress,

        @Schema(
                description = "What came out; absent unless it succeeded.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"snapshot\": 2, \"changed\": true, \"hash\":"
                        + " \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\", \"tables\": 12,"
                        + " \"columns\": 148}")
        @Nullable ObjectNode result,

        @Nullable OperationProblem problem,

        Instant createdAt,

        @Schema(examples = "2026-01-31T12:00:00Z") @Nullable Instant startedAt,

        @Schema(examples = "2026-01-31T12:00:09Z") @Nullable Instant finishedAt) {

    /** The path at which it can be read. */
    String location() {
        return OperationResource.OPERATIONS + "/" + id;
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
