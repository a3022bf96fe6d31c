package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two proposals.
 *
 * @param path JSON Pointer
 */
@Schema(name = "ProposalChange", description = "A difference between two proposals.")
record Change(
        @Schema(description = "JSON Pointer into the proposal.", examples = "/pricing/total")
        String path,

        @Schema(examples = "replace") Op op,

        @Schema(description = "What was there.", implementation = Object.class, examples = "150000.00") @Nullable JsonNode from,

        @Schema(description = "What is there.", implementation = Object.class, examples = "142500.00") @Nullable JsonNode to) {

    /** As in JSON Patch. */
    @Schema(name = "ProposalChangeOp")
    enum Op {
        add,
        remove,
        replace
    }
}
