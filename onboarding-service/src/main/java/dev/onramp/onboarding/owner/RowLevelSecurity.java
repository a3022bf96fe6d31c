package dev.onramp.onboarding.owner;

import dev.onramp.defaults.persistence.TransactionOpening;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the database whose rows a transaction may touch; the setting ends with the transaction. */
@ApplicationScoped
class RowLevelSecurity implements TransactionOpening {

    @Override
    public Uni<Void> open(String owner) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select set_config('app.owner', :owner, true)", String.class)
                        .setParameter("owner", owner)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
