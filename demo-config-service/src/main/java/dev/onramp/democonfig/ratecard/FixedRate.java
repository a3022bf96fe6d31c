package dev.onramp.democonfig.ratecard;

import dev.onramp.democonfig.content.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one piece of work costs, however long it takes.
 *
 * @param hours what is planned for it
 * @param role who does it
 */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
public record FixedRate(
        @Schema(examples = "15") @NotNull @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        BigDecimal hours,

        @Schema(examples = "1500.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
        BigDecimal price,

        @Schema(examples = "integration developer") @NotBlank @Size(max = 100) String role) {}
