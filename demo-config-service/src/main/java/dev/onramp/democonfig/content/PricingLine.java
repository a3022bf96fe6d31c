package dev.onramp.democonfig.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a price: {@code amount} is {@code quantity} times {@code unit_price}, rounded half up to the currency;
 * {@code total} is {@code amount} less {@code discount} plus {@code tax}.
 *
 * @param category the name of the line's part in the breakdown
 * @param rule where the price comes from, for the team
 * @param recurring whether the line comes again in each year of the term; its quantity counts all years
 * @param quantityMin the least quantity of work that is paid by time; absent for a fixed price, as the three after it
 */
public record PricingLine(
        @Schema(examples = "licence") @NotBlank @Size(max = 100) String category,

        @Schema(examples = "Licence of 2 value chains for 3 years") @NotBlank @Size(max = 500) String description,

        @Schema(description = Amount.DESCRIPTION, examples = "6") @NotNull @Amount
        BigDecimal quantity,

        @Schema(examples = "chain-year") @Size(max = 50) @Nullable String unit,

        @Schema(description = Amount.DESCRIPTION, examples = "32500.00") @NotNull @Amount
        BigDecimal unitPrice,

        @Schema(examples = "195000.00") @NotNull @Amount BigDecimal amount,

        @Schema(
                description = "The line's share of the discount; less than 0 only where the amount is.",
                examples = "0.00")
        @Amount
        @Nullable BigDecimal discount,

        @Schema(description = "The line's share of the tax; less than 0 only where the amount is.", examples = "0.00")
        @Amount
        @Nullable BigDecimal tax,

        @Schema(examples = "195000.00") @NotNull @Amount BigDecimal total,

        @Schema(
                description = "Where the price comes from.",
                examples = "P3: licence per value chain and year, 3-year term")
        @Size(max = 500) @Nullable String rule,

        @Nullable Boolean recurring,

        @Amount @Nullable BigDecimal quantityMin,

        @Amount @Nullable BigDecimal quantityMax,

        @Amount @Nullable BigDecimal totalMin,

        @Amount @Nullable BigDecimal totalMax) {
    /** The line for the client: where its price comes from is for the team. */
    PricingLine withoutRule() {
        return new PricingLine(
                category,
                description,
                quantity,
                unit,
                unitPrice,
                amount,
                discount,
                tax,
                total,
                null,
                recurring,
                quantityMin,
                quantityMax,
                totalMin,
                totalMax);
    }
}
