package dev.onramp.democonfig.proposal;

/** How far a proposal has come; named as in the JSON. */
public enum ProposalStatus {
    draft,
    sent,
    accepted,
    rejected,
    voided
}
