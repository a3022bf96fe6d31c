package dev.onramp.democonfig.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
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
 * @param modules at most 100 of 1 to 100 characters, kept in order; none twice, whatever its case
 * @param preferences any JSON object
 * @param customKpis at most 200 JSON objects
 * @param dataSources at most 100 JSON objects
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
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

        @Schema(description = "Kept in order; none twice, whatever its case.", examples = "[\"SCOR\", \"CRM\"]")
        @Size(max = 100) @DistinctIgnoringCase
        @Nullable List<@NotBlank @Size(max = 100) String> modules,

        @Schema(
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
