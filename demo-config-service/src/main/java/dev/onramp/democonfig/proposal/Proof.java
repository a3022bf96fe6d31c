package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Chain;
import dev.onramp.democonfig.evidence.Event;
import dev.onramp.democonfig.evidence.EventAction;
import dev.onramp.democonfig.evidence.Finding;
import dev.onramp.democonfig.evidence.Hashes;
import dev.onramp.democonfig.evidence.Links;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a proposal with the evidence of its life. */
final class Proof {

    private static final Map<String, ProposalStatus> STATUSES = Map.of(
            EventAction.sent.name(), ProposalStatus.sent,
            EventAction.accepted.name(), ProposalStatus.accepted,
            EventAction.rejected.name(), ProposalStatus.rejected,
            EventAction.voided.name(), ProposalStatus.voided);

    private final ProposalEntity proposal;
    private final int end;
    private final List<Finding> findings = new ArrayList<>();

    private Proof(ProposalEntity proposal, List<Event> events) {
        this.proposal = proposal;
        var last = events.isEmpty() ? 1 : events.get(events.size() - 1).sequence();
        this.end = Math.max(last, proposal.eventCount);
    }

    /** All that is not as it was written, in order of the events. */
    static List<Finding> check(ProposalEntity proposal, List<Event> events, List<LinkEntity> links) {
        var proof = new Proof(proposal, events);
        proof.findings.addAll(Chain.check(proposal.id, proposal.head(), events));
        proof.checkStatus(events);
        proof.checkTimes(events);
        proof.checkSuccessor(events);
        proof.checkDecision(events);
        proof.checkLinks(Links.of(events), links);
        proof.findings.sort((one, other) -> Integer.compare(one.sequence(), other.sequence()));
        return proof.findings;
    }

    /** The last event that led to a status says what the proposal is and says. */
    private void checkStatus(List<Event> events) {
        var last = last(events, STATUSES.keySet().toArray(String[]::new));
        var status = Objects.requireNonNullElse(proposal.document().status(), ProposalStatus.draft);
        var proved = last == null ? ProposalStatus.draft : STATUSES.get(last.action());
        if (status != proved) {
            add("status", "the proposal is " + status + ", by the evidence it is " + proved);
        }
        if (last != null && !Hashes.sha256(Acts.canonical(proposal)).equals(last.documentSha256())) {
            add("document", "the proposal says something else now");
        }
    }

    private void checkTimes(List<Event> events) {
        var sent = last(events, EventAction.sent.name());
        checkTime("sent_at", proposal.sentAt, sent);
        checkTime(
                "decided_at",
                proposal.decidedAt,
                last(events, EventAction.accepted.name(), EventAction.rejected.name()));
    }

    private void checkTime(String field, @Nullable Instant time, @Nullable Event event) {
        if (!Objects.equals(time, event == null ? null : event.at())) {
            add(field, "is another time in the proposal");
        }
    }

    private void checkSuccessor(List<Event> events) {
        var event = last(events, EventAction.revised.name(), EventAction.reopened.name());
        if (!Objects.equals(proposal.supersededBy, event == null ? null : event.successor())) {
            add("successor", "is another one in the proposal");
        }
    }

    /** What was accepted or rejected is what was sent. */
    private void checkDecision(List<Event> events) {
        var decision = last(events, EventAction.accepted.name(), EventAction.rejected.name());
        if (decision == null) {
            return;
        }
        var sent = last(events.subList(0, events.indexOf(decision)), EventAction.sent.name());
        if (sent == null) {
            findings.add(new Finding(decision.sequence(), "action", "was decided without having been sent"));
        } else if (!Objects.equals(sent.documentSha256(), decision.documentSha256())) {
            findings.add(new Finding(decision.sequence(), "document", "is not the one that was sent"));
        }
    }

    private void checkLinks(Map<String, Links.State> told, List<LinkEntity> links) {
        var missing = new HashSet<>(told.keySet());
        for (var link : links) {
            missing.remove(link.tokenSha256);
            var proved = told.get(link.tokenSha256);
            if (proved == null) {
                add("link_sha256", "there is a link that no event tells of");
            } else if (proved != link.state()) {
                add("link_sha256", "a link is " + link.state() + ", by the evidence it is " + proved);
            }
        }
        if (!missing.isEmpty()) {
            add("link_sha256", "a link is missing");
        }
    }

    private static @Nullable Event last(List<Event> events, String... actions) {
        var wanted = List.of(actions);
        return events.stream()
                .filter(event -> wanted.contains(event.action()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** What is wrong with the proposal itself is so at the end of the chain: all that is before may be right. */
    private void add(String field, String message) {
        findings.add(new Finding(end, field, message));
    }
}
