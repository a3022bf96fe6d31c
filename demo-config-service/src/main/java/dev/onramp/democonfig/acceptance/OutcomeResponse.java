package dev.onramp.democonfig.acceptance;

import dev.onramp.democonfig.proposal.ProposalStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an offer. */
@Schema(name = "Outcome", description = "What came of an offer.")
record OutcomeResponse(
        @Schema(examples = "prop-001") String proposalId,

        @Schema(examples = "accepted") ProposalStatus status,

        @Schema(description = "Who signed.", examples = "Grace Hopper")
        String name,

        Instant decidedAt,

        @Schema(
                description = "SHA-256 of the document that was decided on, as in the evidence.",
                examples = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
        String documentSha256) {

    static OutcomeResponse of(Outcome outcome) {
        return new OutcomeResponse(
                outcome.proposal().id(),
                outcome.proposal().status(),
                outcome.name(),
                outcome.decidedAt(),
                outcome.documentSha256());
    }
}
