package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.content.ProposalContent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Proposals, for features that make or read them. */
@ApplicationScoped
public class Proposals {

    private final ProposalService service;
    private final ProposalRepository repository;
    private final Clients clients;
    private final Clock clock;

    Proposals(ProposalService service, ProposalRepository repository, Clients clients, Clock clock) {
        this.service = service;
        this.repository = repository;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Stores a draft, as a POST does: once for each key, answered 201. To be called while a request is served.
     *
     * @param id the id of the new proposal; made if null
     * @param request what the caller sent, to tell a repetition from another request
     * @param content runs in the transaction that stores the draft
     */
    public Uni<RestResponse<ProposalResponse>> create(
            String caller,
            IdempotencyKey key,
            @Nullable String id,
            Object request,
            Supplier<Uni<ProposalContent>> content) {
        return service.create(caller, key, id, request, () -> content.get().map(made -> ProposalDocument.write(made)));
    }

    /** The proposal, or null if there is none. Joins the running transaction. */
    public Uni<@Nullable Proposal> find(String id) {
        return repository
                .findById(id)
                .chain(found -> found == null ? Uni.createFrom().nullItem() : view(found));
    }

    /** Of what was sent the name of the client is that of then, which is part of what was offered. */
    Uni<Proposal> view(ProposalEntity proposal) {
        if (proposal.sentAt != null) {
            return Uni.createFrom().item(Proposal.of(proposal, proposal.clientName, clock.instant()));
        }
        var clientId = proposal.document().clientId();
        return clients.find(clientId == null ? "" : clientId)
                .map(client -> Proposal.of(proposal, client == null ? null : client.clientName(), clock.instant()));
    }
}
