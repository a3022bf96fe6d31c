package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.paging.Cursor;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.RateCardKey;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal as a caller reads it. What was never set is absent. */
public record ProposalResponse(
        @Schema(examples = "prop-001") String proposalId,

        @Schema(examples = "test-client-001") @Nullable String clientId,

        @Schema(examples = "implementation") @Nullable ProposalType proposalType,

        @Schema(examples = "Supply chain scorecard") @Nullable String title,

        @Schema(description = "For the team; the client never sees them.", examples = "Ask for the order in March.")
        @Nullable String notes,

        @Schema(description = "ISO 4217.", examples = "EUR") @Nullable String currency,

        @Schema(description = "The last day on which it can be accepted.", examples = "2026-12-31") @Nullable LocalDate validUntil,

        @Schema(description = "The IANA time zone in which that day ends; UTC if absent.", examples = "Europe/Berlin")
        @Nullable String timeZone,

        @Nullable Pricing pricing,

        @Nullable Timeline timeline,

        @Nullable Resources resources,

        @Schema(description = "What it was priced by; absent if somebody wrote the price.") @Nullable RateCardKey rateCard,

        @Schema(examples = "draft") @Nullable ProposalStatus status,

        @Schema(description = "Whether it was sent and can no longer be accepted because its last day is over.")
        boolean isExpired,

        @Schema(description = "From when on it can no longer be accepted.") @Nullable Instant expiresAt,

        @Schema(description = "1 for the first.", examples = "1")
        int revision,

        @Schema(description = "The proposal that this one takes the place of.", examples = "prop-001") @Nullable String revises,

        @Schema(description = "The proposal that took the place of this one.", examples = "prop-001-r2") @Nullable String supersededBy,

        @Schema(description = "What can be done to it now.", examples = "[\"edit\", \"send\", \"void\", \"delete\"]")
        List<String> allowedActions,

        @Nullable Instant sentAt,

        @Schema(description = "When it was accepted or rejected.") @Nullable Instant decidedAt,

        @Schema(
                description = "Where the client can read, accept and reject it. Only in the answers that make it.",
                examples = "https://onramp.example.com/demo/acceptances/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")
        @Nullable String acceptanceUrl,

        Instant createdAt,

        Instant updatedAt) {

    static ProposalResponse of(ProposalEntity entity, Instant now) {
        return of(entity, now, null);
    }

    static ProposalResponse of(ProposalEntity entity, Instant now, @Nullable String acceptanceUrl) {
        var document = entity.document();
        var content = document.content();
        var stage = entity.stage(document, now);
        return new ProposalResponse(
                entity.id,
                document.clientId(),
                content.proposalType(),
                content.title(),
                content.notes(),
                content.currency(),
                content.validUntil(),
                content.timeZone(),
                content.pricing(),
                content.timeline(),
                content.resources(),
                content.rateCard(),
                document.status(),
                stage == Stage.expired,
                document.expiresAt(),
                entity.revision,
                entity.revises,
                entity.supersededBy,
                stage.allowed(),
                entity.sentAt,
                entity.decidedAt,
                acceptanceUrl,
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, proposalId);
    }
}
