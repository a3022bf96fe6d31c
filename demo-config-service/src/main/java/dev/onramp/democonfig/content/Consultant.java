package dev.onramp.democonfig.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on a proposal. May be written as a bare name too.
 *
 * @param hours how many hours of the proposal fall to this person
 * @param hoursPerWeek how much of a week this person has for it
 */
public record Consultant(
        @Schema(examples = "Ada Lovelace") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "integration developer") @Size(max = 100) @Nullable String role,

        @Schema(examples = "320") @DecimalMin("0") @Amount @Nullable BigDecimal hours,

        @Schema(examples = "40") @DecimalMin("0") @Amount @Nullable BigDecimal hoursPerWeek) {

    /** Somebody of whom only the name is known. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Consultant named(String name) {
        return new Consultant(name, null, null, null);
    }

    /** All that is known of somebody. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Consultant {}
}
