package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.evidence.Event;
import dev.onramp.democonfig.evidence.Evidence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read of the history of proposals. */
@ApplicationScoped
class ProposalRecords {

    private final ProposalRepository proposals;
    private final LinkRepository links;
    private final Evidence evidence;
    private final Transactions transactions;

    ProposalRecords(ProposalRepository proposals, LinkRepository links, Evidence evidence, Transactions transactions) {
        this.proposals = proposals;
        this.links = links;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /** @param against the earlier proposal; the one that it revises if null */
    Uni<DiffResponse> diff(String caller, String id, @Nullable String against) {
        return transactions.run(
                caller,
                () -> find(id).chain(to -> {
                    var other = against == null ? to.revises : against;
                    if (other == null) {
                        throw Problems.invalid(
                                Violation.query("against", "must be there: the proposal is no revision of another"));
                    }
                    return proposals
                            .findById(other)
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problems.unprocessable(
                                    "unknown-proposal",
                                    "Proposals are compared with proposals that exist.",
                                    List.of(Violation.query("against", "must be the id of an existing proposal"))))
                            .map(from -> DiffResponse.of(from, to));
                }));
    }

    Uni<EvidenceResponse> evidence(String caller, String id) {
        return transactions.run(
                caller, () -> find(id).chain(found -> evidence.briefly(id)).map(EvidenceResponse::new));
    }

    Uni<Event> event(String caller, String id, int sequence) {
        return transactions.run(
                caller, () -> evidence.find(id, sequence).onItem().ifNull().failWith(() -> Problems.notFound("event")));
    }

    Uni<VerificationResponse> verify(String caller, String id) {
        // Nobody may add to the chain while it is read.
        return transactions.run(
                caller,
                () -> proposals
                        .lock(id)
                        .onItem()
                        .ifNull()
                        .failWith(ProposalService::notFound)
                        .chain(proposal -> evidence.of(id)
                                .chain(events -> links.ofProposal(id, Evidence.MAX_EVENTS + 1)
                                        .map(found -> VerificationResponse.of(
                                                events.size(), Proof.check(proposal, events, found))))));
    }

    private Uni<ProposalEntity> find(String id) {
        return proposals.findById(id).onItem().ifNull().failWith(ProposalService::notFound);
    }
}
