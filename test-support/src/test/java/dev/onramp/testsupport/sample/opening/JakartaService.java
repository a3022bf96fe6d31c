package dev.onramp.testsupport.sample.opening;

import io.smallrye.mutiny.Uni;
import jakarta.transaction.Transactional;

class JakartaService {

    @Transactional
    Uni<Void> work() {
        return Uni.createFrom().voidItem();
    }
}
