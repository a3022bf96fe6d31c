package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.JsonObjectConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "license_types")
class LicenseEntity extends EntryEntity {

    @Column(name = "included_modules", nullable = false)
    String[] includedModules;

    @Column(name = "allowed_modules", nullable = false)
    String[] allowedModules;

    @Column(name = "allows_all", nullable = false)
    boolean allowsAll;

    @Column(name = "max_users")
    @Nullable Integer maxUsers;

    @Column(name = "max_custom_kpis")
    @Nullable Integer maxCustomKpis;

    @Column(name = "max_data_sources")
    @Nullable Integer maxDataSources;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false)
    @ColumnTransformer(read = "cast(preferences as text)", write = JsonObjectConverter.WRITE)
    ObjectNode preferences;
}
