package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.DatabaseProblems;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/** Rules and transactions of clients. */
@ApplicationScoped
class ClientService {

    private final ClientRepository clients;
    private final ClientUsage usage;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Clock clock;

    ClientService(
            ClientRepository clients,
            ClientUsage usage,
            Transactions transactions,
            Idempotency idempotency,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Clock clock) {
        this.clients = clients;
        this.usage = usage;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.clock = clock;
    }

    Uni<RestResponse<ClientResponse>> create(String caller, IdempotencyKey key, ClientRequest request) {
        var id = Ids.choose("client_id", request.clientId());
        return idempotency
                .create(
                        new Idempotency.Attempt(caller, key, ClientResource.COLLECTION, request),
                        ClientResponse.class,
                        () -> insert(id, request),
                        made -> ClientResource.location(made.clientId()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> Problems.conflict("client-exists", "There is a client with this id already."));
    }

    Uni<Versioned<ClientResponse>> get(String caller, String id) {
        return transactions.run(
                caller,
                () -> clients.findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(ClientService::notFound)
                        .map(ClientService::existing));
    }

    Uni<Slice<ClientResponse>> list(String caller, PageRequest page, ClientFilter filter) {
        return transactions.run(caller, () -> clients.page(page, filter).map(slice -> slice.map(ClientResponse::of)));
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ClientResponse>> put(String caller, String id, Preconditions preconditions, ClientRequest request) {
        Ids.requireSame("client_id", id, request.clientId());
        return Uni.createFrom()
                .deferred(() -> transactions.run(
                        caller,
                        () -> clients.lock(id)
                                .invoke(present -> preconditions.requireMatch(present == null ? null : present.tag()))
                                .chain(present -> present == null ? insertAt(id, request) : replace(present, request))))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .retry()
                .atMost(1);
    }

    Uni<Versioned<ClientResponse>> patch(String caller, String id, Preconditions preconditions, ObjectNode patch) {
        return transactions.run(
                caller, () -> lock(id, preconditions).chain(present -> change(present, patched(present, patch))));
    }

    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .call(present -> usage.countProposalsOf(id).invoke(ClientService::requireUnused))
                        .chain(clients::delete)
                        .chain(() -> idempotencyKeys.forget(caller, ClientResource.location(id))));
    }

    private Uni<Versioned<ClientResponse>> insertAt(String id, ClientRequest request) {
        Ids.requireNewForm("client_id", id);
        return insert(id, request);
    }

    private Uni<Versioned<ClientResponse>> insert(String id, ClientRequest request) {
        var client = new ClientEntity();
        client.id = id;
        client.configData = ClientDocument.write(request);
        client.createdAt = clock.instant();
        client.updatedAt = client.createdAt;
        return clients.persistAndFlush(client).map(made -> Versioned.created(ClientResponse.of(made), made.tag()));
    }

    private Uni<Versioned<ClientResponse>> replace(ClientEntity client, ClientRequest request) {
        return change(
                client, Documents.replace(client.configData, ClientDocument.write(request), ClientDocument.FIELDS));
    }

    private Uni<Versioned<ClientResponse>> change(ClientEntity client, ObjectNode document) {
        client.configData = document;
        client.updatedAt = clock.instant();
        return clients.flush().map(done -> existing(client));
    }

    private ObjectNode patched(ClientEntity client, ObjectNode patch) {
        var shown = reader.write(ClientResponse.of(client));
        var request = reader.patched(shown, patch, ClientRequest.class);
        Ids.requireSame("client_id", client.id, request.clientId());
        return Documents.patch(client.configData, patch, ClientDocument.write(request), ClientDocument.FIELDS);
    }

    private Uni<ClientEntity> lock(String id, Preconditions preconditions) {
        return clients.lock(id)
                .onItem()
                .ifNull()
                .failWith(ClientService::notFound)
                .invoke(present -> preconditions.requireMatch(present.tag()));
    }

    private static void requireUnused(long proposals) {
        if (proposals > 0) {
            throw Problems.conflict(
                    "client-in-use",
                    proposals == 1
                            ? "1 proposal refers to this client; delete it or give it to another client first."
                            : proposals
                                    + " proposals refer to this client; delete them or give them to another client first.");
        }
    }

    private static Versioned<ClientResponse> existing(ClientEntity client) {
        return Versioned.existing(ClientResponse.of(client), client.tag());
    }

    private static RuntimeException notFound() {
        return Problems.notFound("client");
    }
}
