package dev.onramp.connector.rotation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.ProfileRenewals.Batch;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * How far a rotation is. It is written in the transaction of each batch, so that a rotation that goes on after the death of
 * the process counts nothing twice and leaves nothing out.
 */
@Entity
@Table(name = "key_rotations")
class RotationEntity {

    private static final int MAX_FAILURES = 100;
    private static final String PROFILES = "profiles";

    @Id
    @Column(name = "operation_id")
    UUID operationId;

    @Column(name = "position")
    @Nullable String position;

    @Column(name = "total", nullable = false)
    long total;

    @Column(name = "done", nullable = false)
    long done;

    @Column(name = "re_encrypted", nullable = false)
    long reEncrypted;

    @Column(name = "already_current", nullable = false)
    long alreadyCurrent;

    @Column(name = "failed", nullable = false)
    long failed;

    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "failures", nullable = false)
    @ColumnTransformer(read = "cast(failures as text)", write = JsonObjectConverter.WRITE)
    ObjectNode failures;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    boolean isFinished() {
        return finishedAt != null;
    }

    void add(Batch batch) {
        position = batch.last() == null ? position : batch.last();
        done += batch.profiles();
        reEncrypted += batch.renewed();
        alreadyCurrent += batch.current();
        failed += batch.failed();
        // Another object, or Hibernate would not see the change.
        var profiles = failures.deepCopy();
        var ids = profiles.withArray(PROFILES);
        batch.failures().stream().limit(MAX_FAILURES - (long) ids.size()).forEach(ids::add);
        failures = profiles;
    }

    /** How far it is, as callers read it. */
    ObjectNode progress() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("total", total)
                .put("done", done)
                .put("re_encrypted", reEncrypted)
                .put("already_current", alreadyCurrent)
                .put("failed", failed);
    }

    /** What came out, with the first profiles that have secrets that cannot be decrypted. */
    ObjectNode result() {
        var result = progress();
        result.set("failed_profiles", failures.withArray(PROFILES));
        return result;
    }
}
