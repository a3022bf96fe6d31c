package dev.onramp.democonfig.pricing;

/** How data comes from a client; named as in the JSON. */
public enum IntegrationMethod {
    batch,
    realtime
}
