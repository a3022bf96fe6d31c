package dev.onramp.persona.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.UuidGenerator;

@Entity
@Table(name = "personas")
class PersonaEntity {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Version
    long version;

    @Column(name = "owner", nullable = false, updatable = false)
    String owner;

    @Column(name = "raw_text", nullable = false)
    String rawText;

    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "persona", nullable = false)
    @ColumnTransformer(
            read = "cast(case jsonb_typeof(persona) when 'object' then persona else '{}' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode persona;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
