package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Clients, for features that refer to them. */
@ApplicationScoped
public class Clients {

    private final ClientRepository clients;

    Clients(ClientRepository clients) {
        this.clients = clients;
    }

    /**
     * Whether there is such a client. If there is, nobody can delete it until the running transaction, which this
     * joins, ends.
     */
    public Uni<Boolean> hold(String clientId) {
        return clients.share(clientId).map(found -> found != null);
    }
}
