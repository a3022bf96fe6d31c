package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;

/** Whoever refers to clients, so that none is deleted that something binding was made for. Joins the running transaction. */
public interface ClientUsage {

    /** How many proposals bind the client: those that were sent, and no revision took their place, or accepted. */
    Uni<Long> countBinding(String clientId);

    /**
     * Deletes the proposals of the client that do not bind it, with all that belongs to them. The client is locked.
     *
     * @return how many stay, because they bind it by now or are revisions together with proposals to others
     */
    Uni<Long> deleteOthers(String clientId);
}
