package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** KPIs of the catalogue. */
@ApplicationScoped
class KpiRepository implements PanacheRepositoryBase<KpiEntity, String> {}
