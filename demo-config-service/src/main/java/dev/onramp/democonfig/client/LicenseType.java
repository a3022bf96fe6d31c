package dev.onramp.democonfig.client;

/** What a client has bought; named as in the JSON. */
public enum LicenseType {
    basic,
    professional,
    enterprise
}
