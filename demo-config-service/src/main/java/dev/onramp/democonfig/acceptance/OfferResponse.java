package dev.onramp.democonfig.acceptance;

import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An offer as the holder of its link reads it: nothing that is internal to the team. */
@Schema(name = "Offer", description = "What the holder of a link is offered.")
record OfferResponse(
        @Schema(examples = "prop-001") String proposalId,

        @Schema(description = "1 for the first.", examples = "1")
        int revision,

        @Schema(examples = "Test Corporation") String clientName,

        @Schema(examples = "Supply chain scorecard") @Nullable String title,

        @Schema(examples = "implementation") @Nullable ProposalType proposalType,

        @Schema(description = "ISO 4217.", examples = "EUR") @Nullable String currency,

        @Nullable Pricing pricing,

        @Nullable Timeline timeline,

        @Nullable Resources resources,

        Instant sentAt,

        @Schema(description = "The last day on which it can be accepted.", examples = "2026-12-31") @Nullable LocalDate validUntil,

        @Schema(description = "The IANA time zone in which that day ends; UTC if absent.", examples = "Europe/Berlin")
        @Nullable String timeZone,

        @Schema(description = "From when on it can no longer be accepted.") @Nullable Instant expiresAt) {

    static OfferResponse of(Offer offer) {
        var content = offer.proposal().content();
        return new OfferResponse(
                offer.proposal().id(),
                offer.proposal().revision(),
                offer.clientName(),
                content.title(),
                content.proposalType(),
                content.currency(),
                content.pricing() == null ? null : content.pricing().withoutRules(),
                content.timeline(),
                content.resources(),
                offer.sentAt(),
                content.validUntil(),
                content.timeZone(),
                offer.expiresAt());
    }
}
