package dev.onramp.testsupport.sample.unbounded;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class ThingEntity extends PanacheEntityBase {
    @Id
    long id;
}
