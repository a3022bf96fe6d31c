package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Who writes a proposal.
 *
 * @param status where the proposal is to go; null if it is to stay where it is
 */
record Writer(String caller, Origin origin, @Nullable ProposalStatus status) {

    Writer to(@Nullable ProposalStatus wanted) {
        return new Writer(caller, origin, wanted);
    }

    Actor actor() {
        return Actor.of(caller, origin);
    }
}
