package dev.onramp.democonfig.analysis;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An object model and the KPIs that need it. */
record RequiredObject(
        @Schema(examples = "SALES_ORDER") String code,

        @Schema(description = "Its code if the catalogue does not have it any more.", examples = "Sales order")
        String name,

        @Schema(description = "In the order asked for.", examples = "[\"OTIF\"]")
        List<String> kpiCodes) {}
