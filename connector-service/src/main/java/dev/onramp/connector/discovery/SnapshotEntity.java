package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.defaults.json.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A complete snapshot, or one that is being built; written by statements only. */
@Entity
@Immutable
@Table(name = "schema_snapshots")
class SnapshotEntity {
    @Id
    UUID id;

    @Column(name = "profile_id")
    String profile;

    /** What the profile pointed at. */
    String source;

    String status;

    Integer number;

    String hash;

    @Convert(converter = JsonObjectConverter.class)
    @ColumnTransformer(read = "cast(scope as text)", write = JsonObjectConverter.WRITE)
    ObjectNode scope;

    @Column(name = "table_count")
    int tableCount;

    @Column(name = "column_count")
    long columnCount;

    @Column(name = "discovered_at")
    Instant createdAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    /** Moves when the same is found again too, because that time is part of what callers see. */
    ETag tag() {
        var seen = lastSeenAt.getEpochSecond() * 1_000_000 + lastSeenAt.getNano() / 1_000;
        return new ETag(
                '"' + Integer.toString(number) + "-" + hash + "-" + Long.toString(seen, Character.MAX_RADIX) + '"');
    }

    /** What was asked for. */
    DiscoveryRequest request() {
        return StoredJson.read(scope, DiscoveryRequest.class);
    }

    /** Whether the same was asked of the same source, so that a table which is in one of them only came or went. */
    boolean isComparableWith(SnapshotEntity other) {
        return source.equals(other.source) && hasScopeOf(other);
    }

    boolean hasScopeOf(SnapshotEntity other) {
        return request().canonical().equals(other.request().canonical());
    }

    SnapshotResponse response() {
        return new SnapshotResponse(
                id.toString(), number, hash, tableCount, columnCount, request(), createdAt, lastSeenAt);
    }
}
