package dev.onramp.democonfig.proposal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal costs. Amounts come back digit for digit.
 *
 * @param total 0 or more
 * @param breakdown at most 100 amounts by name; a discount is less than 0
 */
record Pricing(
        @Schema(description = Amount.DESCRIPTION, examples = "150000.00") @DecimalMin("0") @Amount @Nullable BigDecimal total,

        @Schema(
                description = "Amounts by name; a discount is less than 0. " + Amount.DESCRIPTION,
                examples = "{\"consulting\": 100000.00, \"implementation\": 50000.00}")
        @Size(max = 100) @Nullable Map<@NotBlank @Size(max = 100) String, @NotNull @Amount BigDecimal> breakdown) {}
