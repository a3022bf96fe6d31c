package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Links;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "acceptance_links")
class LinkEntity {
    @Id
    @Column(name = "token_sha256")
    String tokenSha256;

    @Column(name = "proposal_id", nullable = false, updatable = false)
    String proposalId;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    @Column(name = "revoked_because")
    @Nullable String revokedBecause;

    Links.State state() {
        if (revokedBecause == null) {
            return Links.State.live;
        }
        return LinkRepository.SUPERSEDED.equals(revokedBecause) ? Links.State.superseded : Links.State.revoked;
    }
}
