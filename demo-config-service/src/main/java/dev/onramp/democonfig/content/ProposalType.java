package dev.onramp.democonfig.content;

/** What is proposed; named as in the JSON. */
public enum ProposalType {
    implementation,
    consulting
}
