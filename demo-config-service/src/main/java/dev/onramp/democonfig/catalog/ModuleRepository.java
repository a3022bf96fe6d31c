package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Modules of the catalogue. */
@ApplicationScoped
class ModuleRepository implements PanacheRepositoryBase<ModuleEntity, String> {}
