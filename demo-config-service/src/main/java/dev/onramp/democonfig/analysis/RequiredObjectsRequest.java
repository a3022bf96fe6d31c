package dev.onramp.democonfig.analysis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The KPIs that somebody wants.
 *
 * @param clientId whose custom KPIs count too; absent for the catalogue alone
 */
record RequiredObjectsRequest(
        @Schema(
                description = "KPIs of the catalogue or of the client, in any case.",
                examples = "[\"OTIF\", \"WIN_RATE\"]")
        @NotNull @Size(max = 200) List<@NotNull @NotBlank @Size(max = 100) String> kpiCodes,

        @Schema(
                description = "The client whose custom KPIs count too; absent for the catalogue alone.",
                examples = "test-client-001")
        @Size(min = 1, max = 255) @Nullable String clientId) {}
