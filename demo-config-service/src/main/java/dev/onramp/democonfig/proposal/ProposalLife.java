package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.DatabaseProblems;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.evidence.EventAction;
import dev.onramp.democonfig.evidence.Origins;
import dev.onramp.democonfig.settings.PublicUrl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What users do to proposals besides writing them. The lock on the row decides who of several is first. */
@ApplicationScoped
class ProposalLife {

    private static final Pattern ID = Pattern.compile(Ids.FORM);

    private final ProposalRepository proposals;
    private final LinkRepository links;
    private final Acts acts;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PublicUrl publicUrl;
    private final Origins origins;
    private final Clock clock;

    ProposalLife(
            ProposalRepository proposals,
            LinkRepository links,
            Acts acts,
            Tokens tokens,
            Transactions transactions,
            Idempotency idempotency,
            PublicUrl publicUrl,
            Origins origins,
            Clock clock) {
        this.proposals = proposals;
        this.links = links;
        this.acts = acts;
        this.tokens = tokens;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.publicUrl = publicUrl;
        this.origins = origins;
        this.clock = clock;
    }

    /** Sends it, and makes a link. */
    Uni<Versioned<ProposalResponse>> send(String caller, String id, Preconditions preconditions) {
        var token = tokens.next();
        var actor = actor(caller).withLink(hash(token));
        return onLocked(
                caller,
                id,
                preconditions,
                proposal -> acts.perform(proposal, Action.send, actor).chain(sent -> link(sent, caller, token)));
    }

    /** Accepts, rejects or voids it in the name of a client who said so in another way. */
    Uni<Versioned<ProposalResponse>> decide(
            String caller, String id, Preconditions preconditions, Action action, Words words) {
        var actor = new Actor(caller, words.name(), words.reason(), origins.current(), null);
        return onLocked(
                caller,
                id,
                preconditions,
                proposal -> acts.perform(proposal, action, actor)
                        .call(proposals::flush)
                        .map(this::existing));
    }

    /** Makes a new link; the one before works no more. */
    Uni<Versioned<ProposalResponse>> renewLink(String caller, String id, Preconditions preconditions) {
        var token = tokens.next();
        var actor = actor(caller).withLink(hash(token));
        return onLocked(
                caller,
                id,
                preconditions,
                proposal -> acts.link(proposal, actor)
                        .chain(() -> links.revoke(id, LinkRepository.REVOKED, clock.instant()))
                        .chain(() -> link(proposal, caller, token)));
    }

    /** Ends the link, if there is a live one. */
    Uni<Versioned<ProposalResponse>> revokeLink(String caller, String id, Preconditions preconditions) {
        var actor = actor(caller);
        return onLocked(
                caller,
                id,
                preconditions,
                proposal -> links.live(id)
                        .chain(live -> {
                            if (live == null) {
                                throw Problems.notFound("acceptance link");
                            }
                            return acts.note(proposal, EventAction.link_revoked, actor.withLink(live));
                        })
                        .chain(() -> links.revoke(id, LinkRepository.REVOKED, clock.instant()))
                        .chain(proposals::flush)
                        .map(done -> existing(proposal)));
    }

    /** Makes the next draft, which takes the place of the proposal; once for each key, answered 201. */
    Uni<RestResponse<ProposalResponse>> revise(
            String caller, IdempotencyKey key, String id, Preconditions preconditions, RevisionRequest request) {
        var chosen = request.proposalId() == null ? null : Ids.choose("proposal_id", request.proposalId());
        var actor = actor(caller);
        return idempotency
                .create(
                        new Idempotency.Attempt(caller, key, ProposalResource.location(id) + "/revise", request),
                        ProposalResponse.class,
                        () -> lock(id, preconditions).chain(proposal -> revise(proposal, actor, chosen)),
                        made -> ProposalResource.location(made.proposalId()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> ProposalService.exists());
    }

    private Uni<Versioned<ProposalResponse>> revise(ProposalEntity proposal, Actor actor, @Nullable String chosen) {
        proposal.stage(clock.instant()).require(Action.revise);
        if (proposal.id.equals(chosen)) {
            throw ProposalService.exists();
        }
        return proposals
                .lastRevision(root(proposal))
                .chain(last -> idOfRevision(proposal, last + 1, chosen)
                        .chain(next -> revise(proposal, actor, next, last + 1)));
    }

    private Uni<Versioned<ProposalResponse>> revise(ProposalEntity proposal, Actor actor, String next, int revision) {
        return acts.supersede(proposal, actor, next)
                // The database takes the next one only when the one before has made room.
                .chain(proposals::flush)
                .chain(() -> links.revoke(proposal.id, LinkRepository.SUPERSEDED, clock.instant()))
                .chain(() -> proposals.persistAndFlush(successor(proposal, next, revision)))
                .map(made -> {
                    var now = clock.instant();
                    return Versioned.created(ProposalResponse.of(made, now), made.tag(now));
                });
    }

    private ProposalEntity successor(ProposalEntity proposal, String id, int revision) {
        var successor = new ProposalEntity();
        successor.id = id;
        successor.proposalData = proposal.proposalData;
        successor.status(ProposalStatus.draft);
        successor.rootId = root(proposal);
        successor.revision = revision;
        successor.revises = proposal.id;
        successor.createdAt = clock.instant();
        successor.updatedAt = successor.createdAt;
        return successor;
    }

    /** The id that was chosen, or one that tells which revision of what it is, if that is free and can be an id. */
    private Uni<String> idOfRevision(ProposalEntity proposal, int revision, @Nullable String chosen) {
        if (chosen != null) {
            return Uni.createFrom().item(chosen);
        }
        var telling = root(proposal) + "-r" + revision;
        if (!ID.matcher(telling).matches()) {
            return Uni.createFrom().item(Ids.choose("proposal_id", null));
        }
        return proposals.count("id", telling).map(found -> found == 0 ? telling : Ids.choose("proposal_id", null));
    }

    private static String root(ProposalEntity proposal) {
        return Objects.requireNonNullElse(proposal.rootId, proposal.id);
    }

    private Uni<Versioned<ProposalResponse>> link(ProposalEntity proposal, String caller, String token) {
        var now = clock.instant();
        var link = new LinkEntity();
        link.tokenSha256 = hash(token);
        link.proposalId = proposal.id;
        link.createdAt = now;
        link.createdBy = caller;
        var url = publicUrl.of("/demo/acceptances/" + token);
        return links.persist(link)
                .chain(proposals::flush)
                .map(done -> Versioned.existing(ProposalResponse.of(proposal, now, url), proposal.tag(now)));
    }

    private static String hash(String token) {
        return Objects.requireNonNull(Tokens.hash(token));
    }

    private Actor actor(String caller) {
        return Actor.of(caller, origins.current());
    }

    private Uni<Versioned<ProposalResponse>> onLocked(
            String caller,
            String id,
            Preconditions preconditions,
            Function<ProposalEntity, Uni<Versioned<ProposalResponse>>> work) {
        return transactions.run(caller, () -> lock(id, preconditions).chain(work::apply));
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

    /** What was typed to accept, reject or void. */
    record Words(@Nullable String name, @Nullable String reason) {}
}
