package dev.onramp.democonfig.analysis;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The object models behind KPIs. */
record RequiredObjectsResponse(
        @Schema(description = "Each once, by code.") List<RequiredObject> objects,

        @Schema(
                description = "The KPIs that were found, each once, in the order asked for, in upper case.",
                examples = "[\"OTIF\"]")
        List<String> kpiCodes,

        @Schema(examples = "2") int totalObjects,

        @Schema(
                description = "Codes that are no KPIs, as they were written, each once.",
                examples = "[\"NO_SUCH_KPI\"]")
        List<String> unknown) {}
