package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.defaults.json.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "operations")
class OperationEntity {
    @Id
    UUID id;

    @Version
    long version;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(name = "profile_id", updatable = false)
    @Nullable String profile;

    @Column(nullable = false, updatable = false)
    String owner;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    OperationStatus status;

    @Column(name = "cancel_requested", nullable = false)
    boolean cancelRequested;

    @Column(nullable = false)
    int attempt;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false, updatable = false)
    @ColumnTransformer(read = "cast(input as text)", write = JsonObjectConverter.WRITE)
    ObjectNode input;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false, updatable = false)
    @ColumnTransformer(read = "cast(progress as text)", write = JsonObjectConverter.WRITE)
    ObjectNode progress;

    @Convert(converter = JsonObjectConverter.class)
    @Column(updatable = false)
    @ColumnTransformer(read = "cast(result as text)", write = JsonObjectConverter.WRITE)
    @Nullable ObjectNode result;

    @Convert(converter = JsonObjectConverter.class)
    @Column(updatable = false)
    @ColumnTransformer(read = "cast(problem as text)", write = JsonObjectConverter.WRITE)
    @Nullable ObjectNode problem;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }

    OperationResponse response() {
        return new OperationResponse(
                id.toString(),
                kind,
                profile,
                owner,
                status,
                cancelRequested,
                input,
                progress,
                result,
                problem == null ? null : StoredJson.read(problem, OperationProblem.class),
                createdAt,
                startedAt,
                finishedAt);
    }
}
