package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Object models of the catalogue. */
@ApplicationScoped
class ObjectModelRepository implements PanacheRepositoryBase<ObjectModelEntity, String> {}
