package dev.onramp.democonfig.ratecard;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The next version of a card of kind {@code estimate}. */
@Schema(name = "EstimateCardVersion")
record EstimateVersion(
        @Schema(description = "ISO 4217; of all money in the card.", examples = "USD") @NotNull String currency,

        @Schema(description = "Today (UTC) if absent.", examples = "2026-01-01") @Nullable LocalDate validFrom,

        @NotNull @Valid EstimateCard card)
        implements NewVersion {}
