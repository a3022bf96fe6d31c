package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The three licences. */
@ApplicationScoped
class LicenseRepository implements PanacheRepositoryBase<LicenseEntity, String> {}
