package dev.onramp.democonfig.generation;

import dev.onramp.democonfig.content.Amount;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The retainer, and hours beyond it.
 *
 * @param extraHours in a year
 */
@Schema(name = "ManagedServicesChoice")
record ManagedServices(
        @Schema(description = "Hours in a year beyond the retainer; 0 if absent.", examples = "50")
        @DecimalMin("0") @DecimalMax("100000") @Amount
        @Nullable BigDecimal extraHours) {}
