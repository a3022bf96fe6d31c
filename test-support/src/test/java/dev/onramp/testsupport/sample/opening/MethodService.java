package dev.onramp.testsupport.sample.opening;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

class MethodService {

    @WithTransaction
    Uni<Void> work() {
        return Uni.createFrom().voidItem();
    }
}
