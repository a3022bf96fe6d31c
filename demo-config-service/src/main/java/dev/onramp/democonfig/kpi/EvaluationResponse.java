package dev.onramp.democonfig.kpi;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a custom KPI comes to. */
record EvaluationResponse(
        @Schema(examples = "OTIF_ADJUSTED") String code,

        @Schema(description = "To 34 significant digits.", examples = "99.96")
        BigDecimal value) {}
