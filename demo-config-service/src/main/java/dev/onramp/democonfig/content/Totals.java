package dev.onramp.democonfig.content;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a price come to. Where work is paid by time, the least and the most of it give a range.
 *
 * @param subtotal the sum of the amounts of the lines
 * @param net subtotal less discount
 * @param totalMin the total with the least hours
 * @param recurringPerYear what the recurring lines cost in each year, discount and tax included
 * @param firstYearMin one year of the recurring lines and all others, with the least hours
 */
public record Totals(
        @Schema(examples = "217250.00") @Amount @Nullable BigDecimal subtotal,

        @Schema(examples = "0.00") @Amount @Nullable BigDecimal discount,

        @Schema(examples = "217250.00") @Amount @Nullable BigDecimal net,

        @Schema(examples = "0.00") @Amount @Nullable BigDecimal tax,

        @Schema(examples = "213750.00") @Amount @Nullable BigDecimal totalMin,

        @Schema(examples = "220750.00") @Amount @Nullable BigDecimal totalMax,

        @Schema(examples = "70000.00") @Amount @Nullable BigDecimal recurringPerYear,

        @Schema(examples = "88750.00") @Amount @Nullable BigDecimal firstYearMin,

        @Schema(examples = "95750.00") @Amount @Nullable BigDecimal firstYearMax) {}
