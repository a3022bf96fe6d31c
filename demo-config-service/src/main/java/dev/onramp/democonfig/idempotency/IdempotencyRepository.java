package dev.onramp.democonfig.idempotency;

import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.idempotency.StoredAnswer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keys and answers in the table {@code idempotency_keys}. Keys belong to who sent them, what they made to the team. */
@ApplicationScoped
class IdempotencyRepository implements IdempotencyStore {

    private static final String CLAIM = """
            insert into idempotency_keys (owner, key, fingerprint) values (:owner, :key, :fingerprint)
            on conflict (owner, key) do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at
            where idempotency_keys.created_at < now() - interval '24 hours'
            """;
    private static final String FIND =
            "select fingerprint, location, etag, body from idempotency_keys where owner = :owner and key = :key";
    private static final String COMPLETE = """
            update idempotency_keys set location = :location, etag = :etag, body = :body
            where owner = :owner and key = :key
            """;
    private static final String FORGET = "delete from idempotency_keys where location = :location";
    private static final String PURGE = """
            delete from idempotency_keys where ctid in
            (select ctid from idempotency_keys where created_at < now() - interval '24 hours' limit 1000)
            """;

    @Override
    public Uni<Boolean> claim(String owner, String key, String fingerprint) {
        return execute(CLAIM, Map.of("owner", owner, "key", key, "fingerprint", fingerprint))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<StoredAnswer> find(String owner, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("owner", owner)
                        .setParameter("key", key)
                        .getSingleResult())
                .map(row -> new StoredAnswer((String) row[0], (String) row[1], (String) row[2], (String) row[3]));
    }

    @Override
    public Uni<Void> complete(String owner, String key, StoredAnswer answer) {
        return execute(
                        COMPLETE,
                        Map.of(
                                "owner", owner,
                                "key", key,
                                "location", answer.location(),
                                "etag", answer.etag(),
                                "body", answer.body()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(String owner, String location) {
        return execute(FORGET, Map.of("location", location)).replaceWithVoid();
    }

    @Override
    public Uni<Integer> purge() {
        return execute(PURGE, Map.of());
    }

    private static Uni<Integer> execute(String sql, Map<String, String> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.MutationQuery statement = session.createNativeQuery(sql);
            parameters.forEach(statement::setParameter);
            return statement.executeUpdate();
        });
    }
}
