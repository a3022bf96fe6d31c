package dev.onramp.defaults.idempotency;

import io.smallrye.mutiny.Uni;

/** The idempotency keys of one service, in its own database. Every method joins the transaction that is running. */
public interface IdempotencyStore {

    /**
     * Takes {@code key} for the running transaction; waits while another transaction holds it. A key of more than 24
     * hours counts as free.
     *
     * @return whether the key was free
     */
    Uni<Boolean> claim(String owner, String key, String fingerprint);

    /** What was answered to the request that took {@code key}; the key must have been taken. */
    Uni<StoredAnswer> find(String owner, String key);

    /** Keeps the answer to the request that took {@code key} in this transaction. */
    Uni<Void> complete(String owner, String key, StoredAnswer answer);

    /** Forgets every answer that shows the resource at {@code location}. */
    Uni<Void> forget(String owner, String location);

    /** Forgets some keys, of all owners, that are older than 24 hours; returns how many, 0 when there are no more. */
    Uni<Integer> purge();
}
