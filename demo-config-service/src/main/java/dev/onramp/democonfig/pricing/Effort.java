package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.ratecard.FullCard;
import java.math.BigDecimal;

/** Hours of work, as expected, that somebody in {@code role} has to do. */
public record Effort(FullCard.Work work, String role, BigDecimal hours) {}
