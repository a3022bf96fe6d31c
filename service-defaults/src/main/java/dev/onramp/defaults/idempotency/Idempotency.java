package dev.onramp.defaults.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs creating POSTs once for each {@code Idempotency-Key}: key, row and answer are written in one transaction. */
@ApplicationScoped
public class Idempotency {

    private final IdempotencyStore store;
    private final Transactions transactions;
    private final ObjectMapper mapper;

    Idempotency(IdempotencyStore store, Transactions transactions, ObjectMapper mapper) {
        this.store = store;
        this.transactions = transactions;
        this.mapper = mapper;
    }

    /** A creating POST: who sent what to where. */
    public record Attempt(String owner, IdempotencyKey key, String path, Object request) {}

    /**
     * Creates, or gives the first answer again.
     *
     * @param create does the work inside the transaction that this opens
     * @param location where the created resource is
     */
    public <T> Uni<RestResponse<T>> create(
            Attempt attempt, Class<T> type, Supplier<Uni<Versioned<T>>> create, Function<T, String> location) {
        var key = attempt.key().parse();
        if (key == null) {
            return transactions
                    .run(attempt.owner(), create)
                    .map(made -> Answers.created(location.apply(made.body()), made));
        }
        var fingerprint = fingerprint(attempt);
        return transactions.run(
                attempt.owner(),
                () -> store.claim(attempt.owner(), key, fingerprint)
                        .chain(free -> free
                                ? create.get()
                                        .call(made -> store.complete(
                                                attempt.owner(), key, answer(fingerprint, location, made)))
                                        .map(made -> Answers.created(location.apply(made.body()), made))
                                : store.find(attempt.owner(), key).map(first -> replay(first, fingerprint, type))));
    }

    /**
     * As {@link #create(Attempt, Class, Supplier, Function)}, for what other services are asked about first: a request that
     * is sent again gets its first answer whatever they say by now.
     *
     * @param before runs outside of any transaction, unless the key has an answer
     */
    public <T> Uni<RestResponse<T>> create(
            Attempt attempt,
            Class<T> type,
            Supplier<Uni<Void>> before,
            Supplier<Uni<Versioned<T>>> create,
            Function<T, String> location) {
        return first(attempt, type)
                .chain(first -> first == null
                        ? before.get().chain(() -> create(attempt, type, create, location))
                        : Uni.createFrom().item(first));
    }

    /** The answer to the first request with this key, or null; waits for a request with this key that is under way. */
    private <T> Uni<@Nullable RestResponse<T>> first(Attempt attempt, Class<T> type) {
        var key = attempt.key().parse();
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        var fingerprint = fingerprint(attempt);
        return transactions.run(
                attempt.owner(),
                () -> store.claim(attempt.owner(), key, fingerprint)
                        .chain(free -> free
                                ? release()
                                : store.find(attempt.owner(), key).map(first -> replay(first, fingerprint, type))));
    }

    private static <T> Uni<@Nullable T> release() {
        return Panache.currentTransaction()
                .invoke(Mutiny.Transaction::markForRollback)
                .chain(() -> Uni.createFrom().nullItem());
    }

    private <T> StoredAnswer answer(String fingerprint, Function<T, String> location, Versioned<T> made) {
        return new StoredAnswer(
                fingerprint, location.apply(made.body()), made.tag().value(), json(made.body()));
    }

    private <T> RestResponse<T> replay(StoredAnswer first, String fingerprint, Class<T> type) {
        if (!MessageDigest.isEqual(
                first.fingerprint().getBytes(StandardCharsets.UTF_8), fingerprint.getBytes(StandardCharsets.UTF_8))) {
            throw Problems.unprocessable(
                    "idempotency-key-reused", "This Idempotency-Key was used for another request.", List.of());
        }
        try {
            var body = mapper.readValue(first.body(), type);
            return Answers.created(first.location(), Versioned.created(body, new ETag(first.etag())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer cannot be read", e);
        }
    }

    private String fingerprint(Attempt attempt) {
        var text = attempt.path() + '\n' + json(attempt.request());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // The message of Jackson may quote the value, so it is not kept.
            throw new IllegalStateException(
                    "Cannot be written as JSON: " + value.getClass().getSimpleName());
        }
    }
}
