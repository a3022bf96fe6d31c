package dev.onramp.onboarding.session;

import dev.onramp.defaults.http.ETag;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "onboarding_sessions")
class SessionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @Version
    long version;

    @Column(name = "user_id", nullable = false, updatable = false)
    String userId;

    @Column(name = "current_step", nullable = false)
    int currentStep;

    @Column(name = "progress", nullable = false)
    double progress;

    @Column(name = "active", nullable = false)
    boolean active;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
