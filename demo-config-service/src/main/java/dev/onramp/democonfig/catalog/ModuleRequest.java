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
 * A module as an admin writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param code the code in the path, in whatever case, or absent
 * @param name 1 to 200 characters
 * @param valueChain a code
 * @param description at most 2000 characters
 * @param industries at most 20 codes, kept in order; none if absent
 * @param kpiCodes codes of KPIs that exist, at most 50, kept in order; none if absent
 */
@JsonIgnoreProperties({"kpis", "required_objects", "created_at", "updated_at"})
record ModuleRequest(
        @Schema(description = "The code in the path, in whatever case, or absent.", examples = "SCOR")
        @Size(max = 64) @Nullable String code,

        @Schema(examples = "Supply Chain Operations Reference") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "SCOR") @NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String valueChain,

        @Schema(examples = "The supply chain by the SCOR model") @Size(max = 2000) @Nullable String description,

        @Schema(description = "Codes, kept in order.", examples = "[\"MANUFACTURING\", \"RETAIL\"]")
        @Size(max = 20) @DistinctIgnoringCase
        @Nullable List<@NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String> industries,

        @Schema(description = "Codes of KPIs of the catalogue, kept in order.", examples = "[\"OTIF\"]")
        @Size(max = 50) @DistinctIgnoringCase
        @Nullable List<@NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String> kpiCodes)
        implements EntryRequest {}
