package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A licence as an admin writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param code the type in the path, or absent
 * @param name 1 to 200 characters
 * @param description at most 2000 characters
 * @param includedModules codes of modules that every client with the licence has
 * @param allowedModules codes of modules that a client may choose besides
 * @param allowsAll whether a client may choose any module; no if absent
 * @param maxUsers no limit if absent
 * @param maxCustomKpis at most 200, which is the limit if absent
 * @param maxDataSources at most 100, which is the limit if absent
 * @param preferences of clients that set no other, within the bounds of {@link Preferences}
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
record LicenseRequest(
        @Schema(description = "The type in the path, or absent.", examples = "professional")
        @JsonProperty("license_type")
        @Size(max = 64) @Nullable String code,

        @Schema(examples = "Professional") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "For departments") @Size(max = 2000) @Nullable String description,

        @Schema(description = "Modules that every client with this license has.", examples = "[\"SCOR\"]")
        @Size(max = 1000) @DistinctIgnoringCase
        @Nullable List<@NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String> includedModules,

        @Schema(description = "Modules that a client may choose besides.", examples = "[\"LOGISTICS\"]")
        @Size(max = 1000) @DistinctIgnoringCase
        @Nullable List<@NotNull @Pattern(regexp = Codes.FORM, message = Codes.MESSAGE) String> allowedModules,

        @Schema(description = "Whether a client may choose any module.", defaultValue = "false") @Nullable Boolean allowsAll,

        @Schema(description = "No limit if absent.", examples = "50") @Min(1) @Max(1_000_000) @Nullable Integer maxUsers,

        @Schema(defaultValue = "200", examples = "50") @Min(0) @Max(License.CUSTOM_KPIS) @Nullable Integer maxCustomKpis,

        @Schema(defaultValue = "100", examples = "20") @Min(0) @Max(License.DATA_SOURCES) @Nullable Integer maxDataSources,

        @Schema(
                description = "Preferences of clients that set no other: at most 8 levels, 500 values, keys of 100"
                        + " characters.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"theme\": \"dark\"}")
        @Nullable ObjectNode preferences)
        implements EntryRequest {}
