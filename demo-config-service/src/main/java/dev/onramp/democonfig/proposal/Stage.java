package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a proposal is in its life, and what can be done to it there: the one table of transitions. */
enum Stage {
    draft(Action.edit, Action.send, Action.discard, Action.delete),
    sent(Action.accept, Action.reject, Action.revise, Action.discard),
    /** Sent, and its last day is over. */
    expired(Action.revise, Action.discard),
    /** Sent, and a revision has taken its place. */
    superseded(),
    accepted(),
    rejected(Action.delete),
    voided(Action.delete);

    @SuppressWarnings("ImmutableEnumChecker") // List.of() makes no other
    private final List<Action> actions;

    Stage(Action... actions) {
        this.actions = List.of(actions);
    }

    /**
     * The stage of a proposal.
     *
     * @param status a draft if somebody wrote none that is known
     */
    static Stage of(@Nullable ProposalStatus status, boolean isSuperseded, @Nullable Instant expiresAt, Instant now) {
        if (status == null) {
            return draft;
        }
        return switch (status) {
            case draft -> draft;
            case accepted -> accepted;
            case rejected -> rejected;
            case voided -> voided;
            case sent -> isSuperseded ? superseded : Expiry.isOver(expiresAt, now) ? expired : sent;
        };
    }

    /** What can be done, by name. */
    List<String> allowed() {
        return actions.stream().map(Action::label).toList();
    }

    /**
     * Lets {@code action} go on.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if it cannot be done here
     */
    void require(Action action) {
        require(action, action.label());
    }

    /**
     * Lets go on what can be done wherever {@code action} can.
     *
     * @param label what it is called
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if it cannot be done here
     */
    void require(Action action, String label) {
        if (actions.contains(action)) {
            return;
        }
        var members = Map.<String, Object>of("from", name(), "action", label, "allowed", allowed());
        if (this == expired && sent.actions.contains(action)) {
            throw Problems.conflict(
                    "proposal-expired", "The last day on which this could be done is over; see valid_until.", members);
        }
        throw Problems.conflict(
                "invalid-transition",
                "This cannot be done to a proposal that is " + name() + "; see allowed.",
                members);
    }
}
