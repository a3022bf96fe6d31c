package dev.onramp.connector.profile;

import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Profiles for features that keep a part of the source themselves. All methods join the running transaction. */
@ApplicationScoped
public class StoredSources {

    private static final String LOCK = """
            select coalesce(profile_data ->> 'type', '') from connector_profiles where id = :id for update
            """;
    private static final String CHANGED = """
            update connector_profiles
            set profile_data = profile_data - cast('{schema_info,test_status,last_tested}' as text[]), updated_at = now()
            where id = :id and jsonb_typeof(profile_data) = 'object'
            """;

    /**
     * Lets nobody else change the profile until the transaction ends. True if it is of this type; fails with 404 if there
     * is none.
     */
    public Uni<Boolean> lock(String id, SourceType type) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("profile"))
                .map(found -> found.equals(type.name()));
    }

    /** Forgets what was found out about the source, because it is another one now. */
    public Uni<Void> changed(String id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHANGED)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
