package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.onramp.democonfig.content.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long work that is paid by time may take.
 *
 * @param expected what it is priced and planned with; half way between the other two if absent
 */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
public record HoursRange(
        @Schema(examples = "40") @NotNull @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        BigDecimal min,

        @Schema(description = "Half way between `min` and `max` if absent.", examples = "60")
        @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        @Nullable BigDecimal expected,

        @Schema(examples = "80") @NotNull @DecimalMin("0") @DecimalMax(Limits.HOURS) @Amount
        BigDecimal max) {

    /** How fine hours are. */
    public static final int DECIMALS = 2;

    /** No hours at all. */
    public static final HoursRange NONE = exactly(BigDecimal.ZERO);

    /** Hours that are known. */
    public static HoursRange exactly(BigDecimal hours) {
        return new HoursRange(hours, hours, hours);
    }

    /** What the work is priced and planned with. */
    public BigDecimal likely() {
        return expected != null ? expected : min.add(max).divide(BigDecimal.valueOf(2), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether the hours are in order, and no finer than hundredths. */
    @JsonIgnore
    public boolean isSound() {
        return isFine(min)
                && isFine(max)
                && isFine(likely())
                && min.compareTo(likely()) <= 0
                && likely().compareTo(max) <= 0;
    }

    private static boolean isFine(BigDecimal hours) {
        return hours.stripTrailingZeros().scale() <= DECIMALS;
    }

    /** This work and that. */
    public HoursRange plus(HoursRange other) {
        return new HoursRange(min.add(other.min), likely().add(other.likely()), max.add(other.max));
    }
}
