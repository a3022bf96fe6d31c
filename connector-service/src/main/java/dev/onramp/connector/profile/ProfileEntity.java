package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

@Entity
@Table(name = "connector_profiles")
class ProfileEntity {
    @Id
    String id;

    @Version
    long version;

    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "profile_data", nullable = false)
    @ColumnTransformer(
            read = "cast(case jsonb_typeof(profile_data) when 'object' then profile_data else '{}' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode data;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
