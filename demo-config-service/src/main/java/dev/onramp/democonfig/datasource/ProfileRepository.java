package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.client.DataSourceState.Verification;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code data_source_profiles}. A trigger of the database keeps its rows in step with the clients, so that no
 * write, by whomever, is missed. All methods join the running transaction.
 */
@ApplicationScoped
class ProfileRepository {

    /** Longer than any work takes: who has claimed a row for longer has died. */
    static final String CLAIM = """
            update data_source_profiles
            set claimed_until = now() + interval '30 seconds', attempts = attempts + 1,
                usage = case when wanted and usage = 'unregistered' then 'registering' else usage end
            where (client_id, profile_id) = (
                select client_id, profile_id from data_source_profiles
                where due_at <= now() and (claimed_until is null or claimed_until < now())
                order by due_at limit 1 for update skip locked)
            returning client_id, profile_id, wanted, change, attempts
            """;

    private static final String SAME = " where client_id = :client and profile_id = :profile and change = :change";
    private static final String REGISTERED = """
            update data_source_profiles
            set verification = 'verified', checked_at = now(), usage = 'registered', attempts = 0, claimed_until = null,
                due_at = now() + make_interval(secs => cast(:seconds as double precision))
            """ + SAME;
    private static final String MISSING = """
            update data_source_profiles
            set verification = 'missing', checked_at = now(), usage = 'unregistered', attempts = 0, claimed_until = null,
                due_at = now() + make_interval(secs => cast(:seconds as double precision))
            """ + SAME;
    private static final String POSTPONED = """
            update data_source_profiles
            set claimed_until = null, due_at = now() + make_interval(secs => cast(:seconds as double precision))
            """ + SAME;
    private static final String REMOVED = "delete from data_source_profiles" + SAME;
    private static final String RELEASE = """
            update data_source_profiles set claimed_until = null
            where client_id = :client and profile_id = :profile and change <> :change
            """;
    private static final String VERIFIED = """
            update data_source_profiles set verification = 'verified', checked_at = now()
            where client_id = :client and profile_id in (:profiles) and verification <> 'verified'
            """;
    private static final String STATES = """
            select client_id, profile_id, verification, checked_at, usage from data_source_profiles
            where client_id in (:clients) and wanted
            """;

    /** The work that has waited longest, for the caller alone; null if nothing is due. */
    Uni<ProfileWork> claim() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(CLAIM, Object[].class).getSingleResultOrNull())
                .map(row -> row == null ? null : work(row));
    }

    /** The use is registered, so the profile is there. */
    Uni<Void> registered(ProfileWork work, Duration next) {
        return end(work, REGISTERED, statement -> statement.setParameter("seconds", seconds(next)));
    }

    /** There is no such profile. */
    Uni<Void> missing(ProfileWork work, Duration next) {
        return end(work, MISSING, statement -> statement.setParameter("seconds", seconds(next)));
    }

    /** The use is removed. */
    Uni<Void> removed(ProfileWork work) {
        return end(work, REMOVED, statement -> {});
    }

    /** The work has not been done. */
    Uni<Void> postponed(ProfileWork work, Duration next) {
        return end(work, POSTPONED, statement -> statement.setParameter("seconds", seconds(next)));
    }

    /** Somebody has just seen these profiles. */
    Uni<Void> verified(String client, Collection<String> profiles) {
        return change(
                        VERIFIED,
                        statement -> statement.setParameter("client", client).setParameter("profiles", profiles))
                .replaceWithVoid();
    }

    /** What is known of the profiles that the client names, by profile. */
    Uni<Map<String, ProfileState>> states(String client) {
        return states(List.of(client)).map(found -> found.getOrDefault(client, Map.of()));
    }

    /** What is known of the profiles that the clients name, by client and profile. */
    Uni<Map<String, Map<String, ProfileState>>> states(Collection<String> clients) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STATES, Object[].class)
                        .setParameter("clients", clients)
                        .getResultList())
                .map(ProfileRepository::states);
    }

    /** The profiles that the client names. */
    Uni<Set<String>> profiles(String client) {
        return states(client).map(Map::keySet);
    }

    /** What the client wants now may be something else than what was done: then that is due, and was all along. */
    private static Uni<Void> end(ProfileWork work, String sql, Consumer<Mutiny.MutationQuery> parameters) {
        return change(sql, statement -> parameters.accept(identify(statement, work)))
                .chain(rows -> rows > 0
                        ? Uni.createFrom().voidItem()
                        : change(RELEASE, statement -> identify(statement, work))
                                .replaceWithVoid());
    }

    private static Mutiny.MutationQuery identify(Mutiny.MutationQuery statement, ProfileWork work) {
        return statement
                .setParameter("client", work.client())
                .setParameter("profile", work.profile())
                .setParameter("change", work.change());
    }

    private static Uni<Integer> change(String sql, Consumer<Mutiny.MutationQuery> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.MutationQuery statement = session.createNativeQuery(sql);
            parameters.accept(statement);
            return statement.executeUpdate();
        });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static ProfileWork work(Object[] row) {
        return new ProfileWork(
                (String) row[0],
                (String) row[1],
                (Boolean) row[2],
                ((Number) row[3]).longValue(),
                ((Number) row[4]).intValue());
    }

    private static Map<String, Map<String, ProfileState>> states(List<Object[]> rows) {
        var states = new HashMap<String, Map<String, ProfileState>>();
        rows.forEach(row -> states.computeIfAbsent((String) row[0], client -> new HashMap<>())
                .put(
                        (String) row[1],
                        new ProfileState(
                                Verification.valueOf((String) row[2]), instant(row[3]), "registered".equals(row[4]))));
        return states;
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time instanceof OffsetDateTime zoned ? zoned.toInstant() : (Instant) time;
    }
}
