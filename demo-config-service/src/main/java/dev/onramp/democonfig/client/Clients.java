package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

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

    /** The client, or null if there is none. Joins the running transaction. */
    public Uni<@Nullable ClientView> find(String clientId) {
        return clients.findById(clientId).map(found -> found == null ? null : ClientView.of(found));
    }
}
