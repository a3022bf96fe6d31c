package dev.onramp.connector.probe;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ConnectionTestRepository implements PanacheRepositoryBase<ConnectionTestEntity, UUID> {

    /** How many tests of a profile are kept. */
    static final int KEPT = 100;

    private static final String LOCK = "select 1 from connector_profiles where id = :profile for no key update";

    private static final String TRIM = """
            delete from connection_tests where profile_id = :profile and id in (
                select id from connection_tests where profile_id = :profile
                order by created_at desc, id desc offset :kept)
            """;

    Uni<Slice<ConnectionTestEntity>> page(PageRequest page, String profile) {
        return ListStatement.of(this, page)
                .where("profileId = :profile", "profile", profile)
                .fetch(UUID::fromString);
    }

    /** Keeps the profile there, and other tests of it from being recorded, until the transaction ends; false if it is gone. */
    Uni<Boolean> lock(String profile) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("profile", profile)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** Forgets all but the newest tests of the profile. */
    Uni<Void> trim(String profile) {
        return flush().chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(TRIM)
                        .setParameter("profile", profile)
                        .setParameter("kept", KEPT)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
