package dev.onramp.democonfig.proposal;

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
@Table(name = "service_proposals")
class ProposalEntity {
    @Id
    @Column(name = "proposal_id")
    String id;

    @Version
    long version;

    // An adopted row may hold something else than an object: it must not break the list that it is in.
    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "proposal_data", nullable = false)
    @ColumnTransformer(
            read = "cast(case jsonb_typeof(proposal_data) when 'object' then proposal_data else '{}' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode proposalData;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
