package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.democonfig.catalog.LicenseType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "client_configs")
class ClientEntity {
    @Id
    @Column(name = "client_id")
    String id;

    @Version
    long version;

    // An adopted row may hold something else than an object: it must not break the list that it is in.
    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "config_data", nullable = false)
    @ColumnTransformer(
            read = "cast(case jsonb_typeof(config_data) when 'object' then config_data else '{}' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode configData;

    @Enumerated(EnumType.STRING)
    @Column(name = "scheduled_license")
    @Nullable LicenseType scheduledLicense;

    @Column(name = "scheduled_at")
    @Nullable Instant scheduledAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }

    /** The change of the licence that is planned, or null. */
    @Nullable ScheduledLicense schedule() {
        return scheduledLicense == null || scheduledAt == null
                ? null
                : new ScheduledLicense(scheduledLicense, scheduledAt);
    }

    boolean isDue(Instant now) {
        var change = schedule();
        return change != null && change.isDue(now);
    }

    /**
     * The row as it will be written once its planned licence has taken effect, with the version and times that it has
     * then. No session knows it, so nothing is written because of it.
     *
     * @param document with the planned licence
     */
    ClientEntity asSwitched(ObjectNode document) {
        var switched = new ClientEntity();
        switched.id = id;
        switched.version = version + 1;
        switched.configData = document;
        switched.createdAt = createdAt;
        switched.updatedAt = switchedAt();
        return switched;
    }

    /** When the row changed last, once its planned licence has taken effect. */
    Instant switchedAt() {
        return scheduledAt == null || updatedAt.isAfter(scheduledAt)
                ? updatedAt.plus(1, ChronoUnit.MICROS)
                : scheduledAt;
    }

    void schedule(@Nullable ScheduledLicense change) {
        scheduledLicense = change == null ? null : change.licenseType();
        scheduledAt = change == null ? null : change.effectiveAt();
    }
}
