package dev.onramp.democonfig.generation;

import dev.onramp.democonfig.content.Amount;
import dev.onramp.democonfig.schedule.Member;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who would work. */
record TeamMember(
        @Schema(examples = "Ada Lovelace") @NotBlank @Size(max = 200) String name,

        @Schema(
                description = "A role of the rate card, in any case; who has another gets no hours of a full card.",
                examples = "integration developer")
        @NotBlank @Size(max = 100) String role,

        @Schema(description = "How much of a week this person has for it.", examples = "40")
        @NotNull @DecimalMin("0.01") @DecimalMax("168") @Amount
        BigDecimal hoursPerWeek) {

    Member toMember() {
        return new Member(name, role, hoursPerWeek);
    }
}
