package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Amount;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off the subtotal: one of the two.
 *
 * @param percent of the subtotal
 * @param amount in the currency of the rate card, at most the subtotal
 */
public record Discount(
        @Schema(description = "Either this or `amount`.", examples = "10")
        @DecimalMin("0") @DecimalMax("100") @Amount
        @Nullable BigDecimal percent,

        @Schema(description = "Either this or `percent`; at most the subtotal.", examples = "5000.00")
        @DecimalMin("0") @Amount
        @Nullable BigDecimal amount) {}
