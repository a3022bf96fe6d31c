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
import dev.onramp.democonfig.catalog.Preferences;
import dev.onramp.democonfig.client.ClientWriteParameters.LicenseChange;
import dev.onramp.democonfig.document.Documents;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** Transactions of clients. */
@ApplicationScoped
class ClientService {

    private final ClientRepository clients;
    private final ClientUsage usage;
    private final ClientWriter writer;
    private final ClientHooks hooks;
    private final DataSourceStates states;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Clock clock;

    ClientService(
            ClientRepository clients,
            ClientUsage usage,
            ClientWriter writer,
            ClientHooks hooks,
            DataSourceStates states,
            Transactions transactions,
            Idempotency idempotency,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Clock clock) {
        this.clients = clients;
        this.usage = usage;
        this.writer = writer;
        this.hooks = hooks;
        this.states = states;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.clock = clock;
    }

    Uni<RestResponse<ClientResponse>> create(String caller, IdempotencyKey key, ClientRequest request) {
        var id = Ids.choose("client_id", request.clientId());
        var document = ClientDocument.write(request);
        requireBounded(request, ClientDocument.FIELDS);
        return idempotency
                .create(
                        new Idempotency.Attempt(caller, key, ClientResource.COLLECTION, request),
                        ClientResponse.class,
                        () -> hooks.before(ClientView.of(id, document), ClientDocument.FIELDS),
                        () -> insert(id, document, LicenseChange.PLAIN),
                        made -> ClientResource.location(made.clientId()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> Problems.conflict("client-exists", "There is a client with this id already."));
    }

    Uni<Versioned<ClientResponse>> get(String caller, String id) {
        return transactions.run(caller, () -> current(id).chain(this::existing));
    }

    Uni<Versioned<ClientView>> view(String caller, String id) {
        return transactions.run(
                caller, () -> current(id).map(found -> Versioned.existing(ClientView.of(found), found.tag())));
    }

    Uni<Slice<ClientResponse>> list(String caller, PageRequest page, ClientFilter filter) {
        return transactions.run(caller, () -> {
            var now = clock.instant();
            return clients.page(page, filter, now)
                    .chain(slice -> writer.current(slice.items(), now)
                            .map(items -> new Slice<>(items, slice.more(), slice.total(), slice.page())))
                    .chain(this::answers);
        });
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ClientResponse>> put(
            String caller, String id, Preconditions preconditions, LicenseChange change, ClientRequest request) {
        Ids.requireSame("client_id", id, request.clientId());
        var document = ClientDocument.write(request);
        requireBounded(request, ClientDocument.FIELDS);
        return requireMatch(caller, id, preconditions)
                .chain(() -> hooks.before(ClientView.of(id, document), ClientDocument.FIELDS))
                .chain(() -> Uni.createFrom()
                        .deferred(() -> transactions.run(
                                caller,
                                () -> writer.lock(id)
                                        .invoke(present ->
                                                preconditions.requireMatch(present == null ? null : present.tag()))
                                        .chain(present -> present == null
                                                ? insertAt(id, document, change)
                                                : replace(present, document, change))))
                        .onFailure(DatabaseProblems::isUniqueViolation)
                        .retry()
                        .atMost(1));
    }

    Uni<Versioned<ClientResponse>> patch(
            String caller, String id, Preconditions preconditions, LicenseChange change, ObjectNode patch) {
        var named = named(patch);
        return requested(caller, id, preconditions, patch, named)
                .chain(() -> transactions.run(
                        caller,
                        () -> lock(id, preconditions)
                                .call(present -> writer.change(present, patched(present, patch), named, change))
                                .chain(this::existing)));
    }

    Uni<Versioned<ClientView>> changeDocument(
            String caller, String id, Preconditions preconditions, UnaryOperator<ObjectNode> document) {
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .call(present -> {
                            var after = document.apply(present.configData.deepCopy());
                            return writer.change(
                                    present, after, changed(present.configData, after), LicenseChange.PLAIN);
                        })
                        .map(present -> Versioned.existing(ClientView.of(present), present.tag())));
    }

    /** Withdraws the planned change of the licence. */
    Uni<Versioned<ClientResponse>> withdraw(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .call(present -> {
                            if (present.schedule() == null) {
                                throw Problems.notFound("planned change of the license");
                            }
                            return writer.withdraw(present);
                        })
                        .chain(this::existing));
    }

    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .call(present -> usage.countBinding(id).invoke(ClientService::requireUnused))
                        // One may have been sent meanwhile, and stays.
                        .call(() -> usage.deleteOthers(id).invoke(ClientService::requireUnused))
                        .call(() -> hooks.deleted(id))
                        .chain(clients::delete)
                        .chain(() -> idempotencyKeys.forget(caller, ClientResource.location(id))));
    }

    /** Before others are asked: who is too late need not wait for them. Checked again under lock. */
    private Uni<Void> requireMatch(String caller, String id, Preconditions preconditions) {
        return hooks.concern(ClientDocument.FIELDS)
                ? transactions.run(
                        caller,
                        () -> clients.findById(id)
                                .chain(found -> found == null
                                        ? Uni.createFrom().nullItem()
                                        : writer.current(found).map(ClientEntity::tag))
                                .invoke(preconditions::requireMatch)
                                .replaceWithVoid())
                : Uni.createFrom().voidItem();
    }

    /** What the hooks are told before a patch; the patch itself is made anew from what is stored then. */
    private Uni<Void> requested(
            String caller, String id, Preconditions preconditions, ObjectNode patch, Set<String> named) {
        return hooks.concern(named)
                ? transactions
                        .run(
                                caller,
                                () -> current(id)
                                        .invoke(present -> preconditions.requireMatch(present.tag()))
                                        .map(present -> ClientView.of(id, patched(present, patch))))
                        .chain(after -> hooks.before(after, named))
                : Uni.createFrom().voidItem();
    }

    private static void requireBounded(ClientRequest request, Set<String> named) {
        var preferences = request.preferences();
        if (preferences != null && named.contains("preferences")) {
            Preferences.require(preferences);
        }
    }

    private Uni<Versioned<ClientResponse>> insertAt(String id, ObjectNode document, LicenseChange change) {
        Ids.requireNewForm("client_id", id);
        return insert(id, document, change);
    }

    private Uni<Versioned<ClientResponse>> insert(String id, ObjectNode document, LicenseChange change) {
        return writer.insert(id, document, change)
                .chain(made -> answer(made).map(body -> Versioned.created(body, made.tag())));
    }

    private Uni<Versioned<ClientResponse>> replace(ClientEntity present, ObjectNode written, LicenseChange change) {
        var document = Documents.replace(present.configData, written, ClientDocument.FIELDS);
        return writer.change(present, document, ClientDocument.FIELDS, change).chain(() -> existing(present));
    }

    private ObjectNode patched(ClientEntity client, ObjectNode patch) {
        var shown = reader.write(ClientResponse.of(client));
        var request = reader.patched(shown, patch, ClientRequest.class);
        Ids.requireSame("client_id", client.id, request.clientId());
        requireBounded(request, named(patch));
        return Documents.patch(client.configData, patch, ClientDocument.write(request), ClientDocument.FIELDS);
    }

    private static Set<String> named(ObjectNode patch) {
        var named = new HashSet<>(ClientDocument.FIELDS);
        named.removeIf(field -> !patch.has(field));
        return named;
    }

    private static Set<String> changed(ObjectNode before, ObjectNode after) {
        var changed = new HashSet<>(ClientDocument.FIELDS);
        changed.removeIf(field -> before.path(field).equals(after.path(field)));
        return changed;
    }

    private Uni<ClientEntity> current(String id) {
        return clients.findById(id)
                .onItem()
                .ifNull()
                .failWith(ClientService::notFound)
                .chain(writer::current);
    }

    private Uni<ClientEntity> lock(String id, Preconditions preconditions) {
        return writer.lock(id)
                .onItem()
                .ifNull()
                .failWith(ClientService::notFound)
                .invoke(present -> preconditions.requireMatch(present.tag()));
    }

    private static void requireUnused(long proposals) {
        if (proposals > 0) {
            var problem = Problems.conflict(
                    "client-in-use",
                    proposals == 1
                            ? "1 proposal to this client was sent or accepted."
                            : proposals + " proposals to this client were sent or accepted.");
            throw HttpProblem.builder(problem).with("total", proposals).build();
        }
    }

    private Uni<Versioned<ClientResponse>> existing(ClientEntity client) {
        return answer(client).map(body -> Versioned.existing(body, client.tag()));
    }

    private Uni<ClientResponse> answer(ClientEntity client) {
        return states.of(List.of(ClientView.of(client))).map(known -> ClientResponse.of(client, known.get(client.id)));
    }

    private Uni<Slice<ClientResponse>> answers(Slice<ClientEntity> clients) {
        return states.of(clients.items().stream().map(ClientView::of).toList())
                .map(known -> clients.map(client -> ClientResponse.of(client, known.get(client.id))));
    }

    private static RuntimeException notFound() {
        return Problems.notFound("client");
    }
}
