package dev.onramp.testsupport.sample.good;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class ThingEntity {
    @Id
    long id;
}
