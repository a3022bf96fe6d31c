package dev.onramp.connector.usage;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class UsageRepository implements PanacheRepositoryBase<UsageEntity, Long> {

    private static final String ADD = """
            insert into profile_usages (profile_id, consumer, ref, registered_by) values (:profile, :consumer, :ref, :user)
            on conflict (profile_id, consumer, ref) do nothing
            """;
    private static final String REMOVE =
            "delete from profile_usages where profile_id = :profile and consumer = :consumer and ref = :ref";
    private static final String HOLD_PROFILE = "select id from connector_profiles where id = :profile for key share";

    Uni<Slice<UsageEntity>> page(String profile, PageRequest page, UsageFilter filter) {
        return ListStatement.of(this, page)
                .where("profileId = :profile", "profile", profile)
                .where("consumer = :consumer", "consumer", filter.consumer())
                .fetch(Long::valueOf);
    }

    Uni<List<UsageEntity>> first(String profile, int limit) {
        return find("profileId = ?1 order by createdAt, id", profile)
                .range(0, limit - 1)
                .list();
    }

    /** Whether the use is new. The profile must be there. */
    Uni<Boolean> add(String profile, UsageKey key, String user) {
        return execute(ADD, Map.of("profile", profile, "consumer", key.consumer(), "ref", key.ref(), "user", user));
    }

    /** Whether there was such a use. */
    Uni<Boolean> remove(String profile, UsageKey key) {
        return execute(REMOVE, Map.of("profile", profile, "consumer", key.consumer(), "ref", key.ref()));
    }

    /** Whether there is such a profile. If so, nobody can delete it until the running transaction ends. */
    Uni<Boolean> holdProfile(String profile) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD_PROFILE, String.class)
                        .setParameter("profile", profile)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    private static Uni<Boolean> execute(String sql, Map<String, String> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var statement = session.createNativeQuery(sql);
                    parameters.forEach(statement::setParameter);
                    return statement.executeUpdate();
                })
                .map(rows -> rows == 1);
    }
}
