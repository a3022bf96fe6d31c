package dev.onramp.democonfig.pricing;

/** Where a client's system runs; named as in the JSON. */
public enum Environment {
    /** Nothing has to be set up. */
    none,
    on_prem,
    azure,
    aws,
    gcp,
    oracle
}
