package dev.onramp.democonfig.demodata;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The series that a caller wants.
 *
 * @param seed the same one gives the same values; chosen by the service if absent
 * @param endDate date of the last point; if absent the last day of the last period that is over, in UTC
 */
record DemoDataRequest(
        @Schema(
                description = "KPIs of the catalogue or of the client, in any case.",
                examples = "[\"OTIF\", \"WIN_RATE\"]")
        @NotNull @Size(max = 200) List<@NotNull @NotBlank @Size(max = 100) String> kpiCodes,

        @Schema(description = "How many values each series has.", defaultValue = "12", examples = "12")
        @Min(1) @Max(MAX_POINTS) @Nullable Integer points,

        @Schema(defaultValue = "month", examples = "month") @Nullable Granularity granularity,

        @Schema(
                description = "The same seed gives the same values; one is chosen, and told, if absent.",
                examples = "42")
        @Min(-MAX_SEED) @Max(MAX_SEED) @Nullable Long seed,

        @Schema(defaultValue = "steady", examples = "growth") @Nullable Scenario scenario,

        @Schema(
                description = "Date of the last value; if absent the last day of the last period that is over, in UTC."
                        + " From 0001-01-01 to 9999-12-31, as must be the first.",
                examples = "2026-10-31")
        @Nullable LocalDate endDate) {

    static final int MAX_POINTS = 3_660;
    /** What a double holds too, so that no client language changes it. */
    static final long MAX_SEED = 9_007_199_254_740_991L;

    int pointsOrDefault() {
        return Objects.requireNonNullElse(points, 12);
    }

    Granularity granularityOrDefault() {
        return Objects.requireNonNullElse(granularity, Granularity.month);
    }

    Scenario scenarioOrDefault() {
        return Objects.requireNonNullElse(scenario, Scenario.steady);
    }
}
