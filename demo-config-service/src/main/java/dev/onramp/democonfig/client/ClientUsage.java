package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;

/** Whoever refers to clients tells how often, so that no client in use is deleted. */
public interface ClientUsage {

    /** How many proposals refer to the client. Joins the transaction that is running. */
    Uni<Long> countProposalsOf(String clientId);
}
