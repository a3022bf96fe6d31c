package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Amount;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What runs for a client in every month; what is absent does not run. */
public record Infrastructure(
        @Schema(examples = "2") @Min(0) @Max(10_000) @Nullable Integer gateways,

        @Schema(examples = "6") @Min(0) @Max(10_000) @Nullable Integer businessServices,

        @Schema(examples = "6") @Min(0) @Max(10_000) @Nullable Integer backendServices,

        @Schema(description = "Online storage.", examples = "500")
        @DecimalMin("0") @DecimalMax("1000000000") @Amount
        @Nullable BigDecimal storageGb,

        @Schema(description = "Archive storage.", examples = "2000")
        @DecimalMin("0") @DecimalMax("1000000000") @Amount
        @Nullable BigDecimal archiveGb,

        @Schema(examples = "1") @Min(0) @Max(10_000) @Nullable Integer caches,

        @Schema(description = "Traffic out.", examples = "1000")
        @DecimalMin("0") @DecimalMax("1000000000") @Amount
        @Nullable BigDecimal networkGb) {}
