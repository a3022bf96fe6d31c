package dev.onramp.democonfig.ratecard;

import dev.onramp.democonfig.content.RateCardKey;

/**
 * A version of a rate card.
 *
 * @param currency ISO 4217; of all money in the card
 */
public record RateCard(RateCardKey key, String currency, Card card) {}
