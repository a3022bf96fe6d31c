package dev.onramp.democonfig.proposal;

import org.jspecify.annotations.Nullable;

/** What can be done to a proposal. */
enum Action {
    edit("edit", ProposalStatus.draft),
    send("send", ProposalStatus.sent),
    accept("accept", ProposalStatus.accepted),
    reject("reject", ProposalStatus.rejected),
    revise("revise", null),
    discard("void", ProposalStatus.voided),
    delete("delete", null);

    private final String label;
    private final @Nullable ProposalStatus target;

    Action(String label, @Nullable ProposalStatus target) {
        this.label = label;
        this.target = target;
    }

    /** The name in paths and answers. */
    String label() {
        return label;
    }

    /** The status that it leads to; null if it leads to none. */
    @Nullable ProposalStatus target() {
        return target;
    }

    /** The action that leads to {@code status}. */
    static Action to(ProposalStatus status) {
        return switch (status) {
            case draft -> edit;
            case sent -> send;
            case accepted -> accept;
            case rejected -> reject;
            case voided -> discard;
        };
    }
}
