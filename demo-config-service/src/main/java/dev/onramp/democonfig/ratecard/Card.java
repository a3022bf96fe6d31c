package dev.onramp.democonfig.ratecard;

/** What a rate card says. All money in it is in the currency of the card's version. */
public sealed interface Card permits EstimateCard, FullCard {

    /** The form that the card has, and every further version of it. */
    Kind kind();

    /** Which form a card has; named as in the JSON. */
    enum Kind {
        /** So many hours for an object model, at one hourly rate. */
        estimate,
        /** Licence, integration, KPIs, environment, infrastructure and managed services. */
        full
    }
}
