package dev.onramp.democonfig.ratecard;

/** How much a card may say. */
final class Limits {

    static final String PRICE = "1000000000";
    static final String HOURS = "10000";

    private Limits() {}
}
