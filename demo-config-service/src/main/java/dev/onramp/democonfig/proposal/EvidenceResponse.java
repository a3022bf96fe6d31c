package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Event;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to a proposal. */
@Schema(name = "Evidence", description = "What happened to a proposal.")
record EvidenceResponse(
        @Schema(description = "In order, without their documents; at most 500.")
        List<Event> items) {}
