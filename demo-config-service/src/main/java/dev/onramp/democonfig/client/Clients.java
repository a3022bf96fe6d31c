package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Clients, for features that refer to them. */
@ApplicationScoped
public class Clients {

    private final ClientRepository clients;
    private final ClientWriter writer;
    private final ClientService service;

    Clients(ClientRepository clients, ClientWriter writer, ClientService service) {
        this.clients = clients;
        this.writer = writer;
        this.service = service;
    }

    /**
     * Whether there is such a client. If there is, nobody can delete it until the running transaction, which this
     * joins, ends.
     */
    public Uni<Boolean> hold(String clientId) {
        return clients.share(clientId);
    }

    /** The client, or null if there is none. Joins the running transaction. */
    public Uni<@Nullable ClientView> find(String clientId) {
        return clients.findById(clientId)
                .chain(found -> found == null
                        ? Uni.createFrom().nullItem()
                        : writer.current(found).map(ClientView::of));
    }

    /**
     * The custom KPIs that are stored for the client; empty if there is none. Joins the running transaction, which may be
     * about to make a client with this id.
     */
    public Uni<List<ObjectNode>> customKpis(String clientId) {
        return clients.document(clientId)
                .map(document -> document == null
                        ? List.of()
                        : Objects.requireNonNullElse(
                                ClientDocument.read(document).customKpis(), List.of()));
    }

    /** The client and the tag of its version; 404 if there is none. Opens a transaction. */
    public Uni<Versioned<ClientView>> read(String caller, String clientId) {
        return service.view(caller, clientId);
    }

    /**
     * Changes a part of the client's document, under the rules of every write and the preconditions of PATCH; 404 if there
     * is no such client. Opens a transaction. {@link ClientWatch#before} is not called: who changes a part has asked for
     * what that part needs.
     *
     * @param document gets a copy of the stored document, while the client is locked, and gives the one to be stored; it
     *     may throw a problem, which undoes everything
     */
    public Uni<Versioned<ClientView>> change(
            String caller, String clientId, Preconditions preconditions, UnaryOperator<ObjectNode> document) {
        return service.changeDocument(caller, clientId, preconditions, document);
    }
}
