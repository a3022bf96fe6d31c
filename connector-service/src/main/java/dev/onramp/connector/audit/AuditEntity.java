package dev.onramp.connector.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Only read: entries are appended by {@link Audit}. */
@Entity
@Immutable
@Table(name = "audit_log")
class AuditEntity {
    @Id
    Long id;

    /** Called so for lists, which are ordered by it. */
    @Column(name = "at", nullable = false)
    Instant createdAt;

    @Column(name = "actor", nullable = false)
    String actor;

    @Column(name = "action", nullable = false)
    String action;

    @Column(name = "profile_id")
    @Nullable String profileId;

    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "details", nullable = false)
    @ColumnTransformer(read = "cast(details as text)", write = JsonObjectConverter.WRITE)
    ObjectNode details;
}
