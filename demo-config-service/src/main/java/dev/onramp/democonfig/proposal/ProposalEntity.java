package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.democonfig.evidence.Head;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "service_proposals")
class ProposalEntity {
    @Id
    @Column(name = "proposal_id")
    String id;

    @Version
    long version;

    // An adopted row may hold something else than an object: it must not break the list that it is in.
    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "proposal_data", nullable = false)
    @ColumnTransformer(
            read = "cast(case jsonb_typeof(proposal_data) when 'object' then proposal_data else '{}' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode proposalData;

    /** The first of the revisions; null for the first itself. */
    @Column(name = "root_id", updatable = false)
    @Nullable String rootId;

    @Column(name = "revision", nullable = false, updatable = false)
    int revision = 1;

    @Column(name = "revises", updatable = false)
    @Nullable String revises;

    @Column(name = "superseded_by")
    @Nullable String supersededBy;

    @Column(name = "sent_at")
    @Nullable Instant sentAt;

    /** The name of the client when it was sent; null if it had none. */
    @Column(name = "client_name")
    @Nullable String clientName;

    @Column(name = "decided_at")
    @Nullable Instant decidedAt;

    @Column(name = "event_count", nullable = false)
    int eventCount;

    @Column(name = "event_head")
    @Nullable String eventHead;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    /** Another one as soon as the proposal is expired: what is read of it is another then, though the row is the same. */
    ETag tag(Instant now) {
        var ofRow = ETag.of(createdAt, version);
        return stage(now) == Stage.expired
                ? new ETag(ofRow.value().substring(0, ofRow.value().length() - 1) + "-expired\"")
                : ofRow;
    }

    ProposalDocument document() {
        return ProposalDocument.read(proposalData);
    }

    @Nullable Instant expiresAt() {
        return document().expiresAt();
    }

    Stage stage(Instant now) {
        return stage(document(), now);
    }

    /** @param document of this proposal, for callers who have read it already */
    Stage stage(ProposalDocument document, Instant now) {
        return Stage.of(document.status(), supersededBy != null, document.expiresAt(), now);
    }

    void status(ProposalStatus status) {
        // Another object, or Hibernate does not see the change.
        var changed = proposalData.deepCopy();
        changed.put(ProposalDocument.STATUS, status.name());
        proposalData = changed;
    }

    Head head() {
        return new Head(eventCount, eventHead);
    }

    void head(Head head) {
        eventCount = head.count();
        eventHead = head.sha256();
    }
}
