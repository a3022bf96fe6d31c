package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.DatabaseProblems;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.evidence.Origins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads and writes of proposals. A status that is written is an action, and follows the same table. */
@ApplicationScoped
class ProposalService {

    private final ProposalRepository proposals;
    private final Drafts drafts;
    private final Acts acts;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final IdempotencyStore idempotencyKeys;
    private final Origins origins;
    private final Clock clock;

    ProposalService(
            ProposalRepository proposals,
            Drafts drafts,
            Acts acts,
            Transactions transactions,
            Idempotency idempotency,
            IdempotencyStore idempotencyKeys,
            Origins origins,
            Clock clock) {
        this.proposals = proposals;
        this.drafts = drafts;
        this.acts = acts;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.idempotencyKeys = idempotencyKeys;
        this.origins = origins;
        this.clock = clock;
    }

    Uni<RestResponse<ProposalResponse>> create(String caller, IdempotencyKey key, ProposalRequest request) {
        var writer = writer(caller, request.status());
        return create(
                caller,
                key,
                Ids.choose("proposal_id", request.proposalId()),
                request,
                id -> insert(id, ProposalDocument.write(request), writer));
    }

    /** Creates a draft whose content is made in the transaction. */
    Uni<RestResponse<ProposalResponse>> create(
            String caller, IdempotencyKey key, @Nullable String id, Object request, Supplier<Uni<ObjectNode>> content) {
        var writer = writer(caller, null);
        return create(
                caller,
                key,
                Ids.choose("proposal_id", id),
                request,
                chosen -> content.get().chain(document -> insert(chosen, document, writer)));
    }

    private Uni<RestResponse<ProposalResponse>> create(
            String caller, IdempotencyKey key, String id, Object request, Insertion insertion) {
        return idempotency
                .create(
                        new Idempotency.Attempt(caller, key, ProposalResource.COLLECTION, request),
                        ProposalResponse.class,
                        () -> insertion.at(id),
                        made -> ProposalResource.location(made.proposalId()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> exists());
    }

    Uni<Versioned<ProposalResponse>> get(String caller, String id) {
        return transactions.run(caller, () -> find(id).map(this::existing));
    }

    Uni<Slice<ProposalResponse>> list(String caller, PageRequest page, ProposalFilter filter) {
        var now = clock.instant();
        return transactions.run(
                caller,
                () -> proposals
                        .page(page, filter, now)
                        .map(slice -> slice.map(found -> ProposalResponse.of(found, now))));
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ProposalResponse>> put(
            String caller, String id, Preconditions preconditions, ProposalRequest request) {
        Ids.requireSame("proposal_id", id, request.proposalId());
        var writer = writer(caller, request.status());
        return Uni.createFrom()
                .deferred(() -> transactions.run(
                        caller,
                        () -> proposals
                                .lock(id)
                                .invoke(present -> preconditions.requireMatch(
                                        present == null ? null : present.tag(clock.instant())))
                                .chain(present -> present == null
                                        ? insertAt(id, request, writer)
                                        : change(
                                                present,
                                                drafts.replaced(present, request),
                                                ProposalDocument.FIELDS,
                                                writer))))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .retry()
                .atMost(1);
    }

    Uni<Versioned<ProposalResponse>> patch(String caller, String id, Preconditions preconditions, ObjectNode patch) {
        var writer = writer(caller, null);
        return transactions.run(caller, () -> lock(id, preconditions).chain(present -> patch(present, patch, writer)));
    }

    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        var writer = writer(caller, null);
        return transactions.run(
                caller,
                () -> lock(id, preconditions)
                        .invoke(present -> present.stage(clock.instant()).require(Action.delete))
                        .chain(present -> proposals
                                .delete(present)
                                .chain(proposals::flush)
                                .chain(() -> reopen(present, writer)))
                        .chain(() -> idempotencyKeys.forget(caller, ProposalResource.location(id))));
    }

    /** A revision that the client has seen revives nothing: what it took the place of was taken back by that. */
    private Uni<Void> reopen(ProposalEntity deleted, Writer writer) {
        return deleted.stage(clock.instant()) == Stage.draft
                ? acts.reopen(deleted, writer.actor()).chain(proposals::flush)
                : Uni.createFrom().voidItem();
    }

    private Uni<Versioned<ProposalResponse>> insertAt(String id, ProposalRequest request, Writer writer) {
        Ids.requireNewForm("proposal_id", id);
        return insert(id, ProposalDocument.write(request), writer);
    }

    private Uni<Versioned<ProposalResponse>> insert(String id, ObjectNode document, Writer writer) {
        var proposal = new ProposalEntity();
        proposal.id = id;
        Drafts.complete(document, null, ProposalDocument.FIELDS);
        proposal.proposalData = document;
        proposal.status(ProposalStatus.draft);
        proposal.createdAt = clock.instant();
        proposal.updatedAt = proposal.createdAt;
        return drafts.check(proposal, null, ProposalDocument.FIELDS)
                .chain(() -> proposals.persistAndFlush(proposal))
                .chain(made -> move(made, writer))
                .map(made -> {
                    var now = clock.instant();
                    return Versioned.created(ProposalResponse.of(made, now), made.tag(now));
                });
    }

    private Uni<Versioned<ProposalResponse>> patch(ProposalEntity proposal, ObjectNode patch, Writer writer) {
        var patched = drafts.patched(proposal, patch);
        Ids.requireSame("proposal_id", proposal.id, patched.request().proposalId());
        var named = new HashSet<String>();
        patch.fieldNames().forEachRemaining(named::add);
        return change(
                proposal, patched.document(), named, writer.to(patched.request().status()));
    }

    private Uni<Versioned<ProposalResponse>> change(
            ProposalEntity proposal, ObjectNode document, Set<String> named, Writer writer) {
        return edit(proposal, document, named)
                .chain(edited -> move(edited, writer))
                .map(this::existing);
    }

    /** What says the same as before is no edit, except that it makes another version of a draft. */
    private Uni<ProposalEntity> edit(ProposalEntity proposal, ObjectNode document, Set<String> named) {
        var now = clock.instant();
        var stage = proposal.stage(now);
        Drafts.complete(document, proposal.proposalData, named);
        if (stage != Stage.draft && Drafts.saySame(proposal.proposalData, document)) {
            return Uni.createFrom().item(proposal);
        }
        stage.require(Action.edit);
        var before = proposal.proposalData;
        proposal.proposalData = document;
        proposal.updatedAt = now;
        return drafts.check(proposal, before, named).chain(proposals::flush).replaceWith(proposal);
    }

    /** Goes where the writer wants the proposal, if it is not there. */
    private Uni<ProposalEntity> move(ProposalEntity proposal, Writer writer) {
        var wanted = writer.status();
        var present = proposal.document().status();
        if (wanted == null || wanted == (present == null ? ProposalStatus.draft : present)) {
            return Uni.createFrom().item(proposal);
        }
        return acts.perform(proposal, Action.to(wanted), writer.actor()).call(() -> proposals.flush());
    }

    private Uni<ProposalEntity> find(String id) {
        return proposals.findById(id).onItem().ifNull().failWith(ProposalService::notFound);
    }

    private Uni<ProposalEntity> lock(String id, Preconditions preconditions) {
        return proposals
                .lock(id)
                .onItem()
                .ifNull()
                .failWith(ProposalService::notFound)
                .invoke(present -> preconditions.requireMatch(present.tag(clock.instant())));
    }

    private Versioned<ProposalResponse> existing(ProposalEntity proposal) {
        var now = clock.instant();
        return Versioned.existing(ProposalResponse.of(proposal, now), proposal.tag(now));
    }

    private Writer writer(String caller, @Nullable ProposalStatus status) {
        return new Writer(caller, origins.current(), status);
    }

    static RuntimeException exists() {
        return Problems.conflict("proposal-exists", "There is a proposal with this id already.");
    }

    static RuntimeException notFound() {
        return Problems.notFound("proposal");
    }

    /** Stores a proposal under an id. */
    private interface Insertion {
        Uni<Versioned<ProposalResponse>> at(String id);
    }
}
