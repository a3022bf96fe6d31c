package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A profile as lists have it, without the tables and columns of its source, which may be large. Only read. */
@Entity
@Immutable
@Table(name = "connector_profiles")
class ListedProfileEntity {
    @Id
    String id;

    @Convert(converter = JsonObjectConverter.class)
    @Column(name = "profile_data", nullable = false)
    @ColumnTransformer(
            read = "cast(case when jsonb_typeof(profile_data) <> 'object' then '{}'"
                    + " when jsonb_typeof(profile_data -> 'schema_info') = 'object'"
                    + " then profile_data #- '{schema_info,tables}' #- '{schema_info,columns}'"
                    + " else profile_data - 'schema_info' end as text)",
            write = JsonObjectConverter.WRITE)
    ObjectNode data;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    /** For filters only, as are the two below. */
    @Formula("profile_data ->> 'name'")
    @Nullable String name;

    @Formula("profile_data ->> 'type'")
    @Nullable String type;

    @Formula("profile_data ->> 'test_status'")
    @Nullable String testStatus;
}
