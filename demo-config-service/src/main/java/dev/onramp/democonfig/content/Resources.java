package dev.onramp.democonfig.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who would carry a proposal out.
 *
 * @param consultants at most 100
 * @param hours 0 or more: the sum of the hours of the consultants, and of those of the phases
 */
public record Resources(
        @Size(max = 100) @Nullable List<@NotNull @Valid Consultant> consultants,

        @Schema(description = Amount.DESCRIPTION, examples = "320") @DecimalMin("0") @Amount @Nullable BigDecimal hours) {}
