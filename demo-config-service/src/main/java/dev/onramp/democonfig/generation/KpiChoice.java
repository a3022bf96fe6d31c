package dev.onramp.democonfig.generation;

import dev.onramp.democonfig.pricing.KpiKind;
import dev.onramp.democonfig.ratecard.HoursRange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A KPI of which more is known than its code.
 *
 * @param kind custom_basic for one that the client defined, else out_of_the_box, if absent
 * @param hours where the kind is paid by time
 */
record KpiChoice(
        @Schema(examples = "OTIF") @NotBlank @Size(max = 100) String code,

        @Schema(
                description = "If absent `custom_basic` for one that the client defined, else `out_of_the_box`.",
                examples = "rbac")
        @Nullable KpiKind kind,

        @Schema(description = "Has to be there for `dynamic_rbac`, and only for it.") @Valid @Nullable HoursRange hours) {}
