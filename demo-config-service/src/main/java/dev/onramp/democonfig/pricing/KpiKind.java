package dev.onramp.democonfig.pricing;

/** How much of a KPI is new, which decides what it costs; named as in the JSON. */
public enum KpiKind {
    out_of_the_box,
    custom_basic,
    rbac,
    /** Paid by time. */
    dynamic_rbac
}
