package dev.onramp.onboarding.session;

import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Rules and transactions of sessions. Another user's session is like one that does not exist. */
@ApplicationScoped
class SessionService {

    private final SessionRepository sessions;
    private final Transactions transactions;
    private final IdempotencyStore idempotencyKeys;
    private final Clock clock;

    SessionService(
            SessionRepository sessions, Transactions transactions, IdempotencyStore idempotencyKeys, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.idempotencyKeys = idempotencyKeys;
        this.clock = clock;
    }

    /** Joins the transaction that is running. */
    Uni<Versioned<SessionResponse>> start(String user) {
        return sessions.start(user, clock.instant())
                .chain(started ->
                        started ? sessions.findActive(user) : Uni.createFrom().failure(sessionExists()))
                .map(session -> Versioned.created(SessionResponse.of(session), session.tag()));
    }

    Uni<Versioned<SessionResponse>> get(String user) {
        return transactions.run(
                user,
                () -> sessions.findActive(user)
                        .onItem()
                        .ifNull()
                        .failWith(SessionService::notFound)
                        .map(found -> Versioned.existing(SessionResponse.of(found), found.tag())));
    }

    Uni<Slice<SessionResponse>> list(String user, PageRequest page, @Nullable Boolean active) {
        return transactions.run(
                user, () -> sessions.pageOwned(user, page, active).map(slice -> slice.map(SessionResponse::of)));
    }

    /** Deletes everything that the service keeps of the user. */
    Uni<Void> delete(String user, Preconditions preconditions) {
        return transactions.run(
                user,
                () -> sessions.lockAny(user)
                        .onItem()
                        .ifNull()
                        .failWith(SessionService::notFound)
                        .invoke(present -> preconditions.requireMatch(tagOfActive(present)))
                        .chain(() -> sessions.deleteOwned(user))
                        .chain(() -> idempotencyKeys.forget(user, SessionResource.LOCATION)));
    }

    private static @Nullable ETag tagOfActive(SessionEntity session) {
        return session.active ? session.tag() : null;
    }

    private static RuntimeException notFound() {
        return Problems.notFound("session");
    }

    private static RuntimeException sessionExists() {
        return Problems.conflict("session-exists", "A session is active already; delete it to start another.");
    }
}
