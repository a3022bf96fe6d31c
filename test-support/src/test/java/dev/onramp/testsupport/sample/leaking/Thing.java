package dev.onramp.testsupport.sample.leaking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Thing {
    @Id
    long id;
}
