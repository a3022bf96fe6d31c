package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.http.ETag;
import dev.onramp.democonfig.content.ProposalContent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as other features read it.
 *
 * @param status draft if somebody wrote none that is known
 * @param expired whether it was sent and can no longer be accepted because of its {@code valid_until}
 * @param expiresAt from when on it can no longer be accepted; null if it does not expire
 * @param revision 1 for the first
 * @param revises the id of the proposal that this one takes the place of
 * @param supersededBy the id of the proposal that took the place of this one
 * @param clientName the name that the client had when it was sent, or has now if it was not; null if the client was
 *     unknown or had no name
 */
public record Proposal(
        String id,
        ProposalContent content,
        ProposalStatus status,
        boolean expired,
        @Nullable Instant expiresAt,
        int revision,
        @Nullable String revises,
        @Nullable String supersededBy,
        @Nullable String clientName,
        @Nullable Instant sentAt,
        @Nullable Instant decidedAt,
        Instant createdAt,
        Instant updatedAt,
        ETag tag) {

    static Proposal of(ProposalEntity entity, @Nullable String clientName, Instant now) {
        var document = entity.document();
        return new Proposal(
                entity.id,
                document.content(),
                Objects.requireNonNullElse(document.status(), ProposalStatus.draft),
                entity.stage(document, now) == Stage.expired,
                document.expiresAt(),
                entity.revision,
                entity.revises,
                entity.supersededBy,
                clientName,
                entity.sentAt,
                entity.decidedAt,
                entity.createdAt,
                entity.updatedAt,
                entity.tag(now));
    }
}
