package dev.onramp.democonfig.client;

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

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
