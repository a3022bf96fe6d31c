package dev.onramp.testsupport.sample.opening;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

class DirectService {

    Uni<Void> work() {
        return Panache.withTransaction(() -> Uni.createFrom().voidItem());
    }
}
