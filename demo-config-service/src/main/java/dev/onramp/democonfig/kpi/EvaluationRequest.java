package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to compute a custom KPI with.
 *
 * @param values by code of a KPI, or column as the formula names it without brackets, in any case: a number each; for a
 *     column an array of numbers too
 */
record EvaluationRequest(
        @Schema(
                description = "By code of a KPI, or by column without its brackets: a number of at most 34 digits below"
                        + " 10^100; for a column an array of 1 to 1000 of them too. In any case.",
                implementation = Map.class,
                examples = "{\"OTIF\": 95.2, \"orders.total\": [10, 20]}")
        @NotNull @Size(max = 500) Map<@Size(max = 300) String, @NotNull JsonNode> values) {}
