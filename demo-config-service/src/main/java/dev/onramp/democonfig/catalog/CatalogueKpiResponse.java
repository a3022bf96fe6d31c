package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A KPI of the catalogue as a caller reads it. */
record CatalogueKpiResponse(
        @Schema(examples = "OTIF") String code,

        @Schema(examples = "On time in full") String name,

        @Schema(examples = "%") String unit,

        @Schema(examples = "Deliveries at the promised time in the full quantity, of all deliveries") @Nullable String description,

        @Schema(examples = "[\"SALES_ORDER\", \"DELIVERY\"]")
        List<String> requiredObjects,

        Instant createdAt,

        Instant updatedAt) {

    static CatalogueKpiResponse of(KpiEntity entity) {
        return new CatalogueKpiResponse(
                entity.id,
                entity.name,
                entity.unit,
                entity.description,
                List.of(entity.requiredObjects),
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, code);
    }
}
