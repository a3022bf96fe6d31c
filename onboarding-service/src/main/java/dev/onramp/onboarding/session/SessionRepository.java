package dev.onramp.onboarding.session;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sessions of one user: the user is part of every query. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionEntity, Integer> {

    /** That a user has one active session is for the database to decide; the rest of the row has defaults. */
    private static final String START = """
            insert into onboarding_sessions (user_id, started_at, updated_at) values (:user, :now, :now)
            on conflict (user_id) where active do nothing
            """;

    /** Starts a session, unless the user has an active one; returns whether it did. */
    Uni<Boolean> start(String user, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(START)
                        .setParameter("user", user)
                        .setParameter("now", now)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<SessionEntity> findActive(String user) {
        return find("userId = ?1 and active", user).firstResult();
    }

    /** The active session, or any other if none is active. Nobody else can change it until the transaction ends. */
    Uni<SessionEntity> lockAny(String user) {
        return find("userId = ?1 order by active desc, id desc", user)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Slice<SessionEntity>> pageOwned(String user, PageRequest page, @Nullable Boolean active) {
        return ListStatement.of(this, page)
                .where("userId = :user", "user", user)
                .where("active = :active", "active", active)
                .fetch(Integer::valueOf);
    }

    /** Deletes the active session and the earlier ones; the database deletes what hangs on them. */
    Uni<Long> deleteOwned(String user) {
        return delete("userId", user);
    }
}
