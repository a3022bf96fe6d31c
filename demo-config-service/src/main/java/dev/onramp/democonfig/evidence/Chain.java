package dev.onramp.democonfig.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recomputes every hash of a chain. */
public final class Chain {

    private Chain() {}

    /** What is wrong with {@code events}, which should be all of the proposal, in order, up to {@code head}. */
    public static List<Finding> check(String proposalId, Head head, List<Event> events) {
        var findings = new ArrayList<Finding>();
        @Nullable String previous = null;
        int expected = 1;
        for (var event : events) {
            if (event.sequence() != expected) {
                findings.add(new Finding(expected, "sequence", "the event is missing"));
            }
            check(proposalId, event, previous, findings);
            previous = event.sha256();
            expected = event.sequence() + 1;
        }
        if (expected <= head.count()) {
            findings.add(new Finding(expected, "sequence", "the event is missing"));
        } else if (expected > head.count() + 1) {
            findings.add(
                    new Finding(head.count() + 1, "sequence", "there is an event that the proposal does not know"));
        } else if (!Objects.equals(previous, head.sha256())) {
            findings.add(new Finding(Math.max(1, head.count()), "sha256", "is not the one that the proposal knows"));
        }
        return findings;
    }

    private static void check(String proposalId, Event event, @Nullable String previous, List<Finding> findings) {
        if (!event.proposalId().equals(proposalId)) {
            findings.add(new Finding(event.sequence(), "proposal_id", "belongs to another proposal"));
        }
        if (!Objects.equals(event.previousSha256(), previous)) {
            findings.add(new Finding(event.sequence(), "previous_sha256", "is not the hash of the event before"));
        }
        var document = event.document();
        if (!Objects.equals(event.documentSha256(), document == null ? null : Hashes.sha256(document))) {
            findings.add(new Finding(event.sequence(), "document", "is not the one that was hashed"));
        }
        if (!event.sha256().equals(event.expectedSha256())) {
            findings.add(new Finding(event.sequence(), "sha256", "does not fit what the event says"));
        }
    }
}
