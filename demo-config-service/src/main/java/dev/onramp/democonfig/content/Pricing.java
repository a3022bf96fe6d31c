package dev.onramp.democonfig.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal costs, in its currency.
 *
 * @param total 0 or more: the sum of the breakdown and of the totals of the lines
 * @param breakdown at most 100 amounts by name; a discount is less than 0
 * @param lines at most 500
 * @param totals what the lines come to in parts
 */
public record Pricing(
        @Schema(description = "The sum of the breakdown. " + Amount.DESCRIPTION, examples = "150000.00")
        @DecimalMin("0") @Amount
        @Nullable BigDecimal total,

        @Schema(
                description = "Amounts by name; a discount is less than 0. " + Amount.DESCRIPTION,
                examples = "{\"consulting\": 100000.00, \"implementation\": 50000.00}")
        @Size(max = 100) @Nullable Map<@NotBlank @Size(max = 100) String, @NotNull @Amount BigDecimal> breakdown,

        @Size(max = 500) @Nullable List<@NotNull @Valid PricingLine> lines,

        @Valid @Nullable Totals totals) {
    /** The price for the client: where that of each line comes from is for the team. */
    public Pricing withoutRules() {
        var shown = lines == null
                ? null
                : lines.stream()
                        .filter(Objects::nonNull)
                        .map(PricingLine::withoutRule)
                        .toList();
        return new Pricing(total, breakdown, shown, totals);
    }
}
