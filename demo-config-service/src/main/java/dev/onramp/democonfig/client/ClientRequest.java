package dev.onramp.democonfig.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
import dev.onramp.democonfig.catalog.DistinctIgnoringCase;
import dev.onramp.democonfig.catalog.LicenseType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A client as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param clientId the id of a new client, made by the service if absent; elsewhere the id in the path, or absent
 * @param clientName 1 to 200 characters
 * @param licenseType basic if absent: who has not bought more gets least
 * @param modules at most 100 codes, in whatever case, of modules that the licence allows, kept in order; none twice
 * @param preferences a JSON object within the bounds of {@link dev.onramp.democonfig.catalog.Preferences}
 * @param customKpis at most 200 JSON objects
 * @param dataSources at most 100 JSON objects
 */
@JsonIgnoreProperties({"scheduled_license", "created_at", "updated_at", "data_source_states"})
record ClientRequest(
        @Schema(
                description = "On POST the id of the new client; a UUID if absent."
                        + " On PUT and PATCH the id in the path, or absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "test-client-001")
        @Nullable String clientId,

        @Schema(examples = "Test Corporation") @NotBlank @Size(max = 200) String clientName,

        @Schema(defaultValue = "basic", examples = "professional") @Nullable LicenseType licenseType,

        @Schema(
                description = "Codes, in any case, of modules that the license allows; kept in order, in upper case.",
                examples = "[\"SCOR\", \"CRM\"]")
        @Size(max = 100) @DistinctIgnoringCase
        @Nullable List<@NotBlank @Size(max = 100) String> modules,

        @Schema(
                description = "At most 8 levels, 500 values, keys of 100 characters.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"theme\": \"dark\", \"notifications\": true}")
        @Nullable ObjectNode preferences,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Map.class,
                examples = "[{\"kpi_code\": \"OTIF_CUSTOM\", \"formula\": \"AVG(otif)\"}]")
        @Size(max = 200) @Nullable List<@NotNull ObjectNode> customKpis,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Map.class,
                examples = "[{\"profile_id\": \"test-sql-connection\"}]")
        @Size(max = 100) @Nullable List<@NotNull ObjectNode> dataSources) {}
