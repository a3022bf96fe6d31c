package dev.onramp.democonfig.kpi;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A custom KPI as a caller reads it. What was never set is absent. */
@Schema(name = "CustomKpi")
record KpiResponse(
        @Schema(examples = "OTIF_ADJUSTED") String code,

        @Schema(examples = "On time in full, adjusted") String name,

        @Schema(examples = "%") @Nullable String unit,

        @Schema(examples = "Without orders that the customer moved") @Nullable String description,

        @Schema(examples = "MIN(100, OTIF * 1.05)") @Nullable String formula,

        @Schema(examples = "OTIF") @Nullable String sourceKpi,

        @Schema(examples = "[\"SALES_ORDER\"]") @Nullable List<String> requiredObjects,

        @Schema(description = "After a write: what could not be checked. Absent if there is nothing.") @Nullable List<KpiViolation> warnings) {

    static KpiResponse of(String code, CustomKpi kpi) {
        return of(code, kpi, List.of());
    }

    static KpiResponse of(String code, CustomKpi kpi, List<KpiViolation> warnings) {
        return new KpiResponse(
                code,
                Objects.requireNonNullElse(kpi.name(), code),
                kpi.unit(),
                kpi.description(),
                kpi.formula(),
                kpi.sourceKpi(),
                kpi.requiredObjects(),
                warnings.isEmpty() ? null : warnings);
    }
}
