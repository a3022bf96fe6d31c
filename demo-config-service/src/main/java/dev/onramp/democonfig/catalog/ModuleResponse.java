package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A module as a caller reads it.
 *
 * @param kpis what the module measures, in the order of {@code kpiCodes}
 * @param requiredObjects codes of all object models that its KPIs need, each once, in the order in which they come first
 */
record ModuleResponse(
        @Schema(examples = "SCOR") String code,

        @Schema(examples = "Supply Chain Operations Reference")
        String name,

        @Schema(examples = "SCOR") String valueChain,

        @Schema(examples = "The supply chain by the SCOR model") @Nullable String description,

        @Schema(examples = "[\"MANUFACTURING\", \"RETAIL\"]")
        List<String> industries,

        @Schema(examples = "[\"OTIF\"]") List<String> kpiCodes,

        List<ModuleKpi> kpis,

        @Schema(
                description = "Codes of all object models that the KPIs need, in the order in which they come first.",
                examples = "[\"SALES_ORDER\", \"DELIVERY\"]")
        List<String> requiredObjects,

        Instant createdAt,

        Instant updatedAt) {

    /** A KPI of a module. */
    @Schema(description = "A KPI of a module.")
    record ModuleKpi(
            @Schema(examples = "OTIF") String code,

            @Schema(examples = "On time in full") String name,

            @Schema(examples = "%") String unit) {}

    /** @param kpis at least those of the module that exist, by code */
    static ModuleResponse of(ModuleEntity entity, Map<String, KpiEntity> kpis) {
        var own = Arrays.stream(entity.kpiCodes)
                .map(kpis::get)
                .filter(Objects::nonNull)
                .toList();
        return new ModuleResponse(
                entity.id,
                entity.name,
                entity.valueChain,
                entity.description,
                List.of(entity.industries),
                List.of(entity.kpiCodes),
                own.stream()
                        .map(kpi -> new ModuleKpi(kpi.id, kpi.name, kpi.unit))
                        .toList(),
                own.stream()
                        .flatMap(kpi -> Arrays.stream(kpi.requiredObjects))
                        .distinct()
                        .toList(),
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, code);
    }
}
