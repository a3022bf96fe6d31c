package dev.onramp.democonfig.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "modules")
class ModuleEntity extends EntryEntity {

    @Column(name = "value_chain", nullable = false)
    String valueChain;

    @Column(nullable = false)
    String[] industries;

    @Column(name = "kpi_codes", nullable = false)
    String[] kpiCodes;
}
