package dev.onramp.democonfig.proposal;

/** What is proposed; named as in the JSON. */
enum ProposalType {
    implementation,
    consulting
}
