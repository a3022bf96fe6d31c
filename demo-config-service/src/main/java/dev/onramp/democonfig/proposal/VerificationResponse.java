package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Finding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether the evidence of a proposal is as it was written. */
@Schema(name = "EvidenceVerification", description = "Whether the evidence of a proposal is as it was written.")
record VerificationResponse(
        boolean valid,

        @Schema(description = "How many events there are.", examples = "2")
        int events,

        @Schema(description = "The first event that something is wrong with.", examples = "2") @Nullable Integer firstBad,

        @Schema(description = "All that is wrong, in order of the events.")
        List<Finding> problems) {

    static VerificationResponse of(int events, List<Finding> findings) {
        return new VerificationResponse(
                findings.isEmpty(),
                events,
                findings.isEmpty() ? null : findings.get(0).sequence(),
                findings);
    }
}
