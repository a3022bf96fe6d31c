package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A KPI as an admin writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param code the code in the path, in whatever case, or absent
 * @param name 1 to 200 characters
 * @param unit 1 to 20 characters
 * @param description at most 2000 characters
 * @param requiredObjects codes of object models that exist, at most 50, kept in order; none if absent
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
record CatalogueKpiRequest(
        @Schema(description = "The code in the path, in whatever case, or absent.", examples = "OTIF")
        @Size(max = 64) @Nullable String code,

        @Schema(examples = "On time in full") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "%") @NotBlank @Size(max = 20) String unit,

        @Schema(examples = "Deliveries at the promised time in the full quantity, of all deliveries")
        @Size(max = 2000) @Nullable String description,

        @Schema(description = "Codes of object models, kept in order.", examples = "[\"SALES_ORDER\", \"DELIVERY\"]")
        @Size(max = 50) @DistinctIgnoringCase
        @Nullable List<@NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String> requiredObjects)
        implements EntryRequest {}
