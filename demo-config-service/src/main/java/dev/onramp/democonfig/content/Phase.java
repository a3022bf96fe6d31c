package dev.onramp.democonfig.content;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a timeline.
 *
 * @param startDate the first day of work
 * @param endDate the last day of work
 * @param weeks how many weeks of work the phase takes
 * @param hours how many hours of work fall into it
 */
public record Phase(
        @Schema(examples = "Discovery & Planning") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "2026-01-15") @Nullable LocalDate startDate,

        @Schema(examples = "2026-01-21") @Nullable LocalDate endDate,

        @Schema(examples = "1") @DecimalMin("0") @Amount @Nullable BigDecimal weeks,

        @Schema(examples = "40") @DecimalMin("0") @Amount @Nullable BigDecimal hours) {}
