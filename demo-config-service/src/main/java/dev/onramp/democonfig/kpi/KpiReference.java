package dev.onramp.democonfig.kpi;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a formula names. */
@Schema(name = "KpiReference")
record KpiReference(
        Kind kind,

        @Schema(description = "The code of the KPI, or the column as written.", examples = "OTIF")
        String name,

        @Schema(description = "Where in the formula first, from 0, in UTF-16 code units.", examples = "9")
        int position) {

    /** What is named; spelt as in the JSON. */
    enum Kind {
        catalogue_kpi,
        custom_kpi,
        column,
        unknown
    }
}
