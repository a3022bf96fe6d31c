package dev.onramp.democonfig.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "kpis")
class KpiEntity extends EntryEntity {

    @Column(nullable = false)
    String unit;

    @Column(name = "required_objects", nullable = false)
    String[] requiredObjects;
}
