package dev.onramp.democonfig.ratecard;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The next version of a card of kind {@code full}. */
@Schema(name = "FullCardVersion")
record FullVersion(
        @Schema(description = "ISO 4217; of all money in the card.", examples = "USD") @NotNull String currency,

        @Schema(description = "Today (UTC) if absent.", examples = "2026-01-01") @Nullable LocalDate validFrom,

        @NotNull @Valid FullCard card)
        implements NewVersion {}
