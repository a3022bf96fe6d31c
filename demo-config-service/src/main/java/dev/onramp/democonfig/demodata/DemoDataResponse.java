package dev.onramp.democonfig.demodata;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Invented series, with what they were made from, so that they can be made again. */
record DemoDataResponse(
        @Schema(examples = "test-client-001") String clientId,

        @Schema(examples = "42") long seed,

        Scenario scenario,

        Granularity granularity,

        @Schema(examples = "12") int points,

        @Schema(examples = "2025-11-30") LocalDate startDate,

        @Schema(examples = "2026-10-31") LocalDate endDate,

        @Schema(description = "In the order asked for, each KPI once.")
        List<DemoSeries> series,

        @Schema(
                description = "Codes that are no KPIs, as they were written, each once.",
                examples = "[\"NO_SUCH_KPI\"]")
        List<String> unknown) {}
