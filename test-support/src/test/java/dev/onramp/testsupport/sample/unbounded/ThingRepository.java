package dev.onramp.testsupport.sample.unbounded;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

class ThingRepository implements PanacheRepositoryBase<ThingEntity, Long> {}
