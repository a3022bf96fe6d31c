package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;

/** Whoever has to know when clients change. Every bean of this type is told, one after the other, by priority. */
public interface ClientWatch {

    /**
     * A caller wants the client to be like this. Runs outside of any transaction, so it may ask other services; a failure
     * refuses the write. The client that is stored in the end may differ where others write at the same time.
     */
    default Uni<Void> before(ClientView requested) {
        return Uni.createFrom().voidItem();
    }

    /** The client was written. Joins the transaction of the write, which a failure undoes. */
    default Uni<Void> stored(ClientView client) {
        return Uni.createFrom().voidItem();
    }

    /** The client was deleted. Joins the transaction of the deletion, which a failure undoes. */
    default Uni<Void> deleted(String clientId) {
        return Uni.createFrom().voidItem();
    }
}
