package dev.onramp.democonfig.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a proposal says, apart from what became of it.
 *
 * @param currency ISO 4217
 * @param validUntil the last day on which it can be accepted; null if it does not expire
 * @param timeZone the IANA zone in which that day ends
 * @param rateCard what it was priced by; null if somebody wrote the price
 */
public record ProposalContent(
        String clientId,
        @Nullable ProposalType proposalType,
        @Nullable String title,
        @Nullable String notes,
        @Nullable String currency,
        @Nullable LocalDate validUntil,
        @Nullable String timeZone,
        @Nullable Pricing pricing,
        @Nullable Timeline timeline,
        @Nullable Resources resources,
        @Nullable RateCardKey rateCard) {}
