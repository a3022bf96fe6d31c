package dev.onramp.democonfig.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.onramp.democonfig.pricing.ObjectKind;
import dev.onramp.democonfig.ratecard.HoursRange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An object model whose data is to be integrated. May be written as a bare code too.
 *
 * @param kind by the integration method if absent
 * @param hours where the kind is paid by time
 */
record ObjectChoice(
        @Schema(examples = "CUSTOMER_ORDER") @NotBlank @Size(max = 100) String code,

        @Schema(
                description = "By the integration method if absent. Only with a card of kind `full`.",
                examples = "multi_source")
        @Nullable ObjectKind kind,

        @Schema(description = "Has to be there for `non_architected`, and only for it.") @Valid @Nullable HoursRange hours) {

    /** An object model of which only the code is known. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ObjectChoice coded(String code) {
        return new ObjectChoice(code, null, null);
    }

    /** All that is known of an object model. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    ObjectChoice {}
}
