package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.evidence.CanonicalJson;
import dev.onramp.democonfig.evidence.EventAction;
import dev.onramp.democonfig.evidence.Evidence;
import dev.onramp.democonfig.evidence.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves proposals through their life and keeps the evidence. The proposal must be locked in the running transaction. */
@ApplicationScoped
class Acts {

    /** What no client is shown. */
    private static final Set<String> UNSEEN = Set.of(ProposalDocument.STATUS, "notes");

    private final Evidence evidence;
    private final ProposalRepository proposals;
    private final Clients clients;
    private final RequestReader reader;
    private final Clock clock;

    Acts(Evidence evidence, ProposalRepository proposals, Clients clients, RequestReader reader, Clock clock) {
        this.evidence = evidence;
        this.proposals = proposals;
        this.clients = clients;
        this.reader = reader;
        this.clock = clock;
    }

    /** Does what leads to another status. */
    Uni<ProposalEntity> perform(ProposalEntity proposal, Action action, Actor actor) {
        proposal.stage(clock.instant()).require(action);
        return action == Action.send ? send(proposal, actor) : end(proposal, action, actor);
    }

    /** Makes a link, which the actor has. What people wrote by SQL as sent is sent by that. */
    Uni<ProposalEntity> link(ProposalEntity proposal, Actor actor) {
        var now = clock.instant();
        // Who can accept can be given a link to do so.
        proposal.stage(now).require(Action.accept, "acceptance-link");
        if (proposal.sentAt == null) {
            return send(proposal, actor);
        }
        requireSendable(proposal, now);
        return note(proposal, EventAction.link_made, actor);
    }

    /** Lets another proposal take the place of this one. */
    Uni<ProposalEntity> supersede(ProposalEntity proposal, Actor actor, String successor) {
        return record(proposal, EventAction.revised, actor, clock.instant(), successor, null)
                .invoke(() -> proposal.supersededBy = successor);
    }

    /** What {@code revision}, which was never sent and is deleted or voided, took the place of is current again. */
    Uni<Void> reopen(ProposalEntity revision, Actor actor) {
        var revised = revision.revises;
        return revised == null
                ? Uni.createFrom().voidItem()
                // The database takes the one before only when the revision has made room.
                : proposals
                        .flush()
                        .chain(() -> proposals.lock(revised))
                        .chain(before -> reopen(before, revision.id, actor));
    }

    private Uni<Void> reopen(@Nullable ProposalEntity before, String revision, Actor actor) {
        return before == null || !revision.equals(before.supersededBy)
                ? Uni.createFrom().voidItem()
                : note(before, EventAction.reopened, actor)
                        .invoke(reopened -> reopened.supersededBy = null)
                        .replaceWithVoid();
    }

    /** Keeps evidence of what changes neither status nor content. */
    Uni<ProposalEntity> note(ProposalEntity proposal, EventAction event, Actor actor) {
        return record(proposal, event, actor, clock.instant(), null, null);
    }

    /** What a proposal says to its client, to whom, and what it is, in the form that is proved. */
    static String canonical(ProposalEntity proposal) {
        return canonical(proposal, proposal.clientName);
    }

    private static String canonical(ProposalEntity proposal, @Nullable String clientName) {
        var content = proposal.proposalData.deepCopy();
        content.remove(UNSEEN);
        var document = JsonNodeFactory.instance.objectNode();
        document.put("proposal_id", proposal.id)
                .put("created_at", proposal.createdAt.toString())
                .put("root_id", proposal.rootId)
                .put("revision", proposal.revision)
                .put("revises", proposal.revises)
                .put("client_name", clientName)
                .set("content", content);
        return CanonicalJson.of(document);
    }

    private Uni<ProposalEntity> send(ProposalEntity proposal, Actor actor) {
        var now = clock.instant();
        requireSendable(proposal, now);
        return clients.find(Objects.requireNonNullElse(proposal.document().clientId(), ""))
                .map(client -> Optional.ofNullable(client).map(ClientView::clientName))
                .chain(name -> send(proposal, name.orElse(null), actor, now));
    }

    private Uni<ProposalEntity> send(ProposalEntity proposal, @Nullable String clientName, Actor actor, Instant now) {
        return record(proposal, EventAction.sent, actor, now, null, canonical(proposal, clientName))
                .invoke(() -> {
                    proposal.status(ProposalStatus.sent);
                    proposal.sentAt = now;
                    proposal.clientName = clientName;
                });
    }

    private Uni<ProposalEntity> end(ProposalEntity proposal, Action action, Actor actor) {
        var now = clock.instant();
        var wasDraft = proposal.stage(now) == Stage.draft;
        var status = Objects.requireNonNull(action.target());
        return record(proposal, EventAction.valueOf(status.name()), actor, now, null, canonical(proposal))
                .invoke(() -> {
                    proposal.status(status);
                    proposal.decidedAt = status == ProposalStatus.voided ? null : now;
                })
                .call(() ->
                        wasDraft ? reopen(proposal, actor) : Uni.createFrom().voidItem());
    }

    private Uni<ProposalEntity> record(
            ProposalEntity proposal,
            EventAction event,
            Actor actor,
            Instant now,
            @Nullable String successor,
            @Nullable String document) {
        var fact = new Fact(
                proposal.id,
                event,
                actor.user(),
                actor.name(),
                now,
                actor.origin(),
                actor.reason(),
                successor,
                actor.linkSha256(),
                document);
        return evidence.append(proposal.head(), fact)
                .invoke(head -> {
                    proposal.head(head);
                    proposal.updatedAt = now;
                })
                .replaceWith(proposal);
    }

    private void requireSendable(ProposalEntity proposal, Instant now) {
        var content = proposal.document().content();
        var violations = new ArrayList<Violation>();
        if (content.pricing() == null || content.pricing().total() == null) {
            violations.add(Violation.body("/pricing/total", "must be there to be accepted"));
        }
        if (content.currency() == null) {
            violations.add(Violation.body("/currency", "must be there to be accepted"));
        }
        if (Expiry.isOver(proposal.expiresAt(), now)) {
            violations.add(Violation.body("/valid_until", "must not be over"));
        }
        if (!violations.isEmpty()) {
            throw cannotBeSent("There is nothing in it that a client could accept; see violations.", violations);
        }
        requireForm(proposal, now);
        Sums.require(content, ProposalDocument.FIELDS);
    }

    /** People may have written it by SQL. */
    private void requireForm(ProposalEntity proposal, Instant now) {
        var shown = reader.write(ProposalResponse.of(proposal, now)).retain(ProposalDocument.FIELDS);
        try {
            reader.read(shown, ProposalRequest.class);
        } catch (ConstraintViolationException odd) {
            throw cannotBeSent("It is not of the documented form; write it anew.", List.of());
        }
    }

    private static RuntimeException cannotBeSent(String detail, List<Violation> violations) {
        return Problems.unprocessable("cannot-be-sent", detail, violations);
    }
}
