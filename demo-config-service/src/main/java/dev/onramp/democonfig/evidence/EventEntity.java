package dev.onramp.democonfig.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@IdClass(EventEntity.Key.class)
@Table(name = "proposal_events")
class EventEntity {
    @Id
    @Column(name = "proposal_id")
    String proposalId;

    @Id
    @Column(name = "sequence")
    int sequence;

    @Column(name = "action", nullable = false)
    String action;

    @Column(name = "actor")
    @Nullable String actor;

    @Column(name = "name")
    @Nullable String name;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "address")
    @Nullable String address;

    @Column(name = "user_agent")
    @Nullable String userAgent;

    @Column(name = "reason")
    @Nullable String reason;

    @Column(name = "successor")
    @Nullable String successor;

    @Column(name = "link_sha256")
    @Nullable String linkSha256;

    @Column(name = "document")
    @Nullable String document;

    @Column(name = "document_sha256")
    @Nullable String documentSha256;

    @Column(name = "previous_sha256")
    @Nullable String previousSha256;

    @Column(name = "sha256", nullable = false)
    String sha256;

    Event event() {
        return new Event(
                proposalId,
                sequence,
                action,
                actor,
                name,
                at,
                address,
                userAgent,
                reason,
                successor,
                linkSha256,
                document,
                documentSha256,
                previousSha256,
                sha256);
    }

    static EventEntity of(Event event) {
        var entity = new EventEntity();
        entity.proposalId = event.proposalId();
        entity.sequence = event.sequence();
        entity.action = event.action();
        entity.actor = event.actor();
        entity.name = event.name();
        entity.at = event.at();
        entity.address = event.address();
        entity.userAgent = event.userAgent();
        entity.reason = event.reason();
        entity.successor = event.successor();
        entity.linkSha256 = event.linkSha256();
        entity.document = event.document();
        entity.documentSha256 = event.documentSha256();
        entity.previousSha256 = event.previousSha256();
        entity.sha256 = event.sha256();
        return entity;
    }

    /** What an event is known by. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String proposalId = "";
        int sequence;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.proposalId.equals(proposalId) && key.sequence == sequence;
        }

        @Override
        public int hashCode() {
            return Objects.hash(proposalId, sequence);
        }
    }
}
