package dev.onramp.democonfig.proposal;

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
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Rules and transactions of proposals. A proposal is for a client that exists. */
@ApplicationScoped
class ProposalService {

    private final ProposalRepository proposals;
    private final Clients clients;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Clock clock;

    ProposalService(
            ProposalRepository proposals,
            Clients clients,
            Transactions transactions,
            Idempotency idempotency,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Clock clock) {
        this.proposals = proposals;
        this.clients = clients;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.clock = clock;
    }

    Uni<RestResponse<ProposalResponse>> create(String caller, IdempotencyKey key, ProposalRequest request) {
        var id = Ids.choose("proposal_id", request.proposalId());
        return idempotency
                .create(
                        new Idempotency.Attempt(caller, key, ProposalResource.COLLECTION, request),
                        ProposalResponse.class,
                        () -> insert(id, request),
                        made -> ProposalResource.location(made.proposalId()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> Problems.conflict("proposal-exists", "There is a proposal with this id already."));
    }

    Uni<Versioned<ProposalResponse>> get(String caller, String id) {
        return transactions.run(
                caller,
                () -> proposals
                        .findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(ProposalService::notFound)
                        .map(ProposalService::existing));
    }

    Uni<Slice<ProposalResponse>> list(String caller, PageRequest page, ProposalFilter filter) {
        return transactions.run(
                caller, () -> proposals.page(page, filter).map(slice -> slice.map(ProposalResponse::of)));
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ProposalResponse>> put(
            String caller, String id, Preconditions preconditions, ProposalRequest request) {
        Ids.requireSame("proposal_id", id, request.proposalId());
        return Uni.createFrom()
                .deferred(() -> transactions.run(
                        caller,
                        () -> proposals
                                .lock(id)
                                .invoke(present -> preconditions.requireMatch(present == null ? null : present.tag()))
                                .chain(present -> present == null ? insertAt(id, request) : replace(present, request))))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .retry()
                .atMost(1);
    }

    Uni<Versioned<ProposalResponse>> patch(String caller, String id, Preconditions preconditions, ObjectNode patch) {
        return transactions.run(caller, () -> lock(id, preconditions).chain(present -> patch(present, patch)));
    }

    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .chain(proposals::delete)
                        .chain(() -> idempotencyKeys.forget(caller, ProposalResource.location(id))));
    }

    private Uni<Versioned<ProposalResponse>> insertAt(String id, ProposalRequest request) {
        Ids.requireNewForm("proposal_id", id);
        return insert(id, request);
    }

    private Uni<Versioned<ProposalResponse>> insert(String id, ProposalRequest request) {
        var proposal = new ProposalEntity();
        proposal.id = id;
        proposal.proposalData = ProposalDocument.write(request);
        proposal.createdAt = clock.instant();
        proposal.updatedAt = proposal.createdAt;
        return holdClient(request)
                .chain(() -> proposals.persistAndFlush(proposal))
                .map(made -> Versioned.created(ProposalResponse.of(made), made.tag()));
    }

    private Uni<Versioned<ProposalResponse>> replace(ProposalEntity proposal, ProposalRequest request) {
        var document =
                Documents.replace(proposal.proposalData, ProposalDocument.write(request), ProposalDocument.FIELDS);
        return change(proposal, request, document);
    }

    private Uni<Versioned<ProposalResponse>> patch(ProposalEntity proposal, ObjectNode patch) {
        var shown = reader.write(ProposalResponse.of(proposal));
        var request = reader.patched(shown, patch, ProposalRequest.class);
        Ids.requireSame("proposal_id", proposal.id, request.proposalId());
        var document =
                Documents.patch(proposal.proposalData, patch, ProposalDocument.write(request), ProposalDocument.FIELDS);
        return change(proposal, request, document);
    }

    private Uni<Versioned<ProposalResponse>> change(
            ProposalEntity proposal, ProposalRequest request, ObjectNode document) {
        // People may have written a proposal for nobody; it can be worked with as long as it stays so.
        var client = ProposalDocument.read(proposal.proposalData).clientId();
        var held = request.clientId().equals(client) ? Uni.createFrom().voidItem() : holdClient(request);
        return held.invoke(() -> {
                    proposal.proposalData = document;
                    proposal.updatedAt = clock.instant();
                })
                .call(proposals::flush)
                .map(done -> existing(proposal));
    }

    /** The client cannot be deleted until the transaction ends, and then no more because of this proposal. */
    private Uni<Void> holdClient(ProposalRequest request) {
        return clients.hold(request.clientId())
                .invoke(exists -> {
                    if (!exists) {
                        throw Problems.unprocessable(
                                "unknown-client",
                                "A proposal is for a client that exists.",
                                List.of(Violation.body("/client_id", "must be the id of an existing client")));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ProposalEntity> lock(String id, Preconditions preconditions) {
        return proposals
                .lock(id)
                .onItem()
                .ifNull()
                .failWith(ProposalService::notFound)
                .invoke(present -> preconditions.requireMatch(present.tag()));
    }

    private static Versioned<ProposalResponse> existing(ProposalEntity proposal) {
        return Versioned.existing(ProposalResponse.of(proposal), proposal.tag());
    }

    private static RuntimeException notFound() {
        return Problems.notFound("proposal");
    }
}
