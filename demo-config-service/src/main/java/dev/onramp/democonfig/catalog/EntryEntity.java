package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.http.ETag;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all entries of the catalogue have. */
@MappedSuperclass
abstract class EntryEntity {
    @Id
    @Column(name = "code")
    String id;

    @Version
    long version;

    @Column(nullable = false)
    String name;

    @Nullable String description;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
