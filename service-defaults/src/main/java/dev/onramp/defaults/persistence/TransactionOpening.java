package dev.onramp.defaults.persistence;

import io.smallrye.mutiny.Uni;

/** What a service does first in each transaction, such as telling row-level security who the caller is. */
public interface TransactionOpening {

    /** Makes the running transaction one of {@code owner}. */
    Uni<Void> open(String owner);
}
