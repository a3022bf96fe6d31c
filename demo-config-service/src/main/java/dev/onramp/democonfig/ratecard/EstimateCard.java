package dev.onramp.democonfig.ratecard;

import dev.onramp.democonfig.content.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A card that estimates: so many hours for each object model, by the integration method, at one hourly rate.
 *
 * @param weeklyHours the capacity that the weeks are counted with if nobody names a team
 * @param role what a team that nobody names consists of
 * @param phases in order; exactly one has no weeks of its own, it gets what is left
 */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
public record EstimateCard(
        @NotNull Kind kind,

        @Schema(examples = "150.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
        BigDecimal hourlyRate,

        @Schema(examples = "8") @NotNull @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        BigDecimal batchHours,

        @Schema(examples = "16") @NotNull @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        BigDecimal realtimeHours,

        @Schema(examples = "40") @NotNull @DecimalMin("1") @DecimalMax("100000") @Amount
        BigDecimal weeklyHours,

        @Schema(examples = "4") @Min(1) @Max(520) int minWeeks,

        @Schema(examples = "integration developer") @NotBlank @Size(max = 100) String role,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Part> phases)
        implements Card {

    /**
     * A part of the weeks.
     *
     * @param weeks null for the one part that gets what is left
     */
    public record Part(
            @Schema(examples = "Testing & UAT") @NotBlank @Size(max = 200) String name,

            @Schema(examples = "1") @Min(1) @Max(520) @Nullable Integer weeks) {}

    /** The weeks of all phases that have weeks of their own. */
    public int fixedWeeks() {
        return phases.stream()
                .mapToInt(phase -> phase.weeks() == null ? 0 : phase.weeks())
                .sum();
    }
}
