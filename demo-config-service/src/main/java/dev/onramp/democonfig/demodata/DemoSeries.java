package dev.onramp.democonfig.demodata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The series of one KPI, oldest value first. */
record DemoSeries(
        @Schema(examples = "OTIF") String kpiCode,

        @Schema(examples = "On time in full") String kpiName,

        @Schema(examples = "%") String unit,

        List<Point> timeSeries,

        Statistics statistics) {

    /** A value and its date. */
    @Schema(name = "DemoPoint")
    record Point(
            @Schema(examples = "2026-10-31") LocalDate date,

            @Schema(examples = "85.02") BigDecimal value) {}
}
