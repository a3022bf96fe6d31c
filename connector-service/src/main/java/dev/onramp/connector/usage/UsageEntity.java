package dev.onramp.connector.usage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Only read: rows are written by statements that leave it to the database what exists already. */
@Entity
@Immutable
@Table(name = "profile_usages")
class UsageEntity {
    @Id
    @Column(name = "number")
    Long id;

    @Column(name = "profile_id", nullable = false)
    String profileId;

    @Column(name = "consumer", nullable = false)
    String consumer;

    @Column(name = "ref", nullable = false)
    String ref;

    @Column(name = "registered_by", nullable = false)
    String registeredBy;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
