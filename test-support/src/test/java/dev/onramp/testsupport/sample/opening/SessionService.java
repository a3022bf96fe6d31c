package dev.onramp.testsupport.sample.opening;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

class SessionService {

    Uni<Void> work(Mutiny.SessionFactory sessions) {
        return sessions.withTransaction(session -> Uni.createFrom().voidItem());
    }
}
