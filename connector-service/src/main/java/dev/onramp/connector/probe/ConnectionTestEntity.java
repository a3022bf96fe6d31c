package dev.onramp.connector.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connection_tests")
class ConnectionTestEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Column(name = "profile_id", nullable = false, updatable = false)
    String profileId;

    @Column(name = "tested_by", nullable = false, updatable = false)
    String testedBy;

    @Column(nullable = false, updatable = false)
    String status;

    @Column(updatable = false)
    @Nullable String code;

    @Column(nullable = false, updatable = false)
    @Convert(converter = JsonObjectConverter.class)
    @ColumnTransformer(read = "cast(result as text)", write = JsonObjectConverter.WRITE)
    ObjectNode result;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;
}
