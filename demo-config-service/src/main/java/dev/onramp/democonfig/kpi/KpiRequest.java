package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.onramp.democonfig.catalog.Codes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A custom KPI as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param code by which formulas name it; on PUT the one in the path, or absent; on PATCH another renames it
 * @param formula what it is computed by; if absent it is the same as its source
 * @param sourceKpi code of the KPI that it is derived from, of the catalogue or the client; its own code means the one
 *     of the catalogue that it hides
 * @param requiredObjects codes of object models of the catalogue
 */
@JsonIgnoreProperties("warnings")
@Schema(name = "CustomKpiRequest")
record KpiRequest(
        @Schema(
                description = "In any case; stored in upper case. Not the name of a function."
                        + " On PUT the code in the path, or absent. On PATCH another renames the KPI.",
                examples = "OTIF_ADJUSTED")
        @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) @Nullable String code,

        @Schema(examples = "On time in full, adjusted") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "%") @Size(max = 50) @Nullable String unit,

        @Schema(examples = "Without orders that the customer moved") @Size(max = 2000) @Nullable String description,

        @Schema(description = "Absent if the KPI is the same as its `source_kpi`.", examples = "MIN(100, OTIF * 1.05)")
        @Size(min = 1, max = FormulaScanner.MAX_LENGTH) @Nullable String formula,

        @Schema(
                description = "The KPI that this one is derived from, of the catalogue or of the client."
                        + " Its own code means the one of the catalogue that it hides.",
                examples = "OTIF")
        @Size(min = 1, max = 100) @Nullable String sourceKpi,

        @Schema(description = "Object models of the catalogue.", examples = "[\"SALES_ORDER\"]")
        @Size(max = 100) @Nullable List<@NotNull @NotBlank @Size(max = 100) String> requiredObjects) {}
