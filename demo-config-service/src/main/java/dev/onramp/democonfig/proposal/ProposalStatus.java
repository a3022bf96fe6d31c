package dev.onramp.democonfig.proposal;

/** How far a proposal has come; named as in the JSON. */
enum ProposalStatus {
    draft,
    sent,
    accepted,
    rejected
}
