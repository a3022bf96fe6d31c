package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.evidence.Evidence;
import dev.onramp.democonfig.evidence.Hashes;
import dev.onramp.democonfig.evidence.Origin;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Proposals by the links that clients have. All methods join the running transaction. */
@ApplicationScoped
public class AcceptanceLinks {

    private final LinkRepository links;
    private final ProposalRepository proposals;
    private final Proposals views;
    private final Acts acts;
    private final Evidence evidence;
    private final Clock clock;

    AcceptanceLinks(
            LinkRepository links,
            ProposalRepository proposals,
            Proposals views,
            Acts acts,
            Evidence evidence,
            Clock clock) {
        this.links = links;
        this.proposals = proposals;
        this.views = views;
        this.acts = acts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * What came of a proposal by a link.
     *
     * @param documentSha256 of the canonical document
     */
    public record Decision(Proposal proposal, String documentSha256) {}

    /**
     * The proposal, if it can be accepted now. Changes nothing.
     *
     * @throws HttpProblem 404 if there is no such link, 410 if it is of no use any more
     */
    public Uni<Proposal> read(String token) {
        var hash = hash(token);
        return proposalOf(hash)
                .chain(proposals::findById)
                .chain(proposal -> requireOpen(hash, proposal))
                .chain(views::view);
    }

    /**
     * Accepts.
     *
     * @throws HttpProblem 404 if there is no such link, 410 if it is of no use any more
     */
    public Uni<Decision> accept(String token, String name, Origin origin) {
        return decide(token, Action.accept, name, null, origin);
    }

    /**
     * Rejects.
     *
     * @throws HttpProblem 404 if there is no such link, 410 if it is of no use any more
     */
    public Uni<Decision> reject(String token, String name, String reason, Origin origin) {
        return decide(token, Action.reject, name, reason, origin);
    }

    private Uni<Decision> decide(String token, Action action, String name, @Nullable String reason, Origin origin) {
        var hash = hash(token);
        var actor = new Actor(null, name, reason, origin, hash);
        return proposalOf(hash)
                .chain(proposals::lock)
                // Only now: somebody may have ended the link while this waited for the lock.
                .chain(proposal -> requireOpen(hash, proposal))
                .chain(proposal -> acts.perform(proposal, action, actor))
                .call(proposals::flush)
                .chain(proposal ->
                        views.view(proposal).map(view -> new Decision(view, Hashes.sha256(Acts.canonical(proposal)))));
    }

    private Uni<String> proposalOf(String hash) {
        return links.proposalOf(hash).map(id -> {
            if (id == null) {
                throw unknown();
            }
            return id;
        });
    }

    private Uni<ProposalEntity> requireOpen(String hash, @Nullable ProposalEntity proposal) {
        return links.findById(hash).chain(link -> {
            if (link == null || proposal == null) {
                throw unknown();
            }
            requireOpen(link, proposal);
            return requireProved(hash, proposal);
        });
    }

    /** The row of a link is not enough: an event must tell that the link was made for this proposal, and none that it ended. */
    private Uni<ProposalEntity> requireProved(String hash, ProposalEntity proposal) {
        return evidence.liveLink(proposal.id).map(live -> {
            if (!hash.equals(live)) {
                throw revoked();
            }
            return proposal;
        });
    }

    /** Whose link was taken away learns nothing about what became of the proposal. */
    private void requireOpen(LinkEntity link, ProposalEntity proposal) {
        var stage = proposal.stage(clock.instant());
        if (link.revokedAt != null && !(stage == Stage.superseded && isSuperseded(link))) {
            throw revoked();
        }
        switch (stage) {
            case sent -> {}
            case accepted, rejected ->
                throw gone("acceptance-used", "The proposal was " + stage + " already.", outcome(stage, proposal));
            case superseded ->
                throw gone("acceptance-superseded", "A newer proposal has taken the place of this one.", Map.of());
            case expired ->
                throw gone(
                        "acceptance-expired",
                        "The last day on which the proposal could be accepted is over.",
                        Map.of("expired_at", Objects.requireNonNull(proposal.expiresAt())));
            case draft, voided -> throw gone("acceptance-voided", "The proposal was taken back.", Map.of());
        }
    }

    private static boolean isSuperseded(LinkEntity link) {
        return LinkRepository.SUPERSEDED.equals(link.revokedBecause);
    }

    private static Map<String, Object> outcome(Stage stage, ProposalEntity proposal) {
        var members = new LinkedHashMap<String, Object>();
        members.put("outcome", stage.name());
        if (proposal.decidedAt != null) {
            members.put("decided_at", proposal.decidedAt);
        }
        return members;
    }

    private static String hash(String token) {
        var hash = Tokens.hash(token);
        if (hash == null) {
            throw unknown();
        }
        return hash;
    }

    private static HttpProblem unknown() {
        return Problems.notFound("offer");
    }

    private static HttpProblem revoked() {
        return gone("acceptance-revoked", "This link was taken back; ask who sent it.", Map.of());
    }

    private static HttpProblem gone(String name, String detail, Map<String, Object> members) {
        return Problems.gone(name, detail, members);
    }
}
