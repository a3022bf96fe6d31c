package dev.onramp.democonfig.pricing;

/** How the data of an object model comes, which decides what its integration costs; named as in the JSON. */
public enum ObjectKind {
    batch_conformed,
    batch_non_conformed,
    multi_source,
    entity_resolution,
    architected_api,
    /** Paid by time. */
    non_architected
}
