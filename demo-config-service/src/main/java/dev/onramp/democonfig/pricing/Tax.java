package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Amount;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes onto the net amount. */
public record Tax(
        @Schema(examples = "19") @NotNull @DecimalMin("0") @DecimalMax("100") @Amount
        BigDecimal percent) {}
