package dev.onramp.connector.profile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class ProfileRepository implements PanacheRepositoryBase<ProfileEntity, String> {

    private static final String LOCK_AGAINST_USE = "select id from connector_profiles where id = :id for update";

    /** The profile, which nobody else can change until the running transaction ends; null if there is none. */
    Uni<ProfileEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets nobody else begin to refer to the profile: {@link #lock} alone does not, because it keeps the key as it is. */
    Uni<Void> lockAgainstUse(String id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_AGAINST_USE, String.class)
                        .setParameter("id", id)
                        .getResultList())
                .replaceWithVoid();
    }
}
