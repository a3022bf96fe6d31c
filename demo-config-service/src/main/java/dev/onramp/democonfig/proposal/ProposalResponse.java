package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.paging.Cursor;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal as a caller reads it. What was never set is absent. */
record ProposalResponse(
        @Schema(examples = "prop-001") String proposalId,

        @Schema(examples = "test-client-001") @Nullable String clientId,

        @Schema(examples = "implementation") @Nullable ProposalType proposalType,

        @Nullable Pricing pricing,

        @Nullable Timeline timeline,

        @Nullable Resources resources,

        @Schema(examples = "draft") @Nullable ProposalStatus status,

        Instant createdAt,

        Instant updatedAt) {

    static ProposalResponse of(ProposalEntity entity) {
        var document = ProposalDocument.read(entity.proposalData);
        return new ProposalResponse(
                entity.id,
                document.clientId(),
                document.proposalType(),
                ProposalDocument.part(document.pricing(), Pricing.class),
                ProposalDocument.part(document.timeline(), Timeline.class),
                ProposalDocument.part(document.resources(), Resources.class),
                document.status(),
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, proposalId);
    }
}
