package dev.onramp.democonfig.demodata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures about a series. All are exact but those that say how they are rounded. */
record Statistics(
        @Schema(description = "To 4 decimals, half up.", examples = "83.4217")
        BigDecimal average,

        @Schema(examples = "80.11") BigDecimal min,

        @Schema(examples = "87.95") BigDecimal max,

        @Schema(description = "The last value.", examples = "85.02")
        BigDecimal latest,

        @Schema(description = "The last value less the first.", examples = "2.51")
        BigDecimal change,

        @Schema(
                description = "The change in percent of the first value, to 2 decimals, half up; absent if that is 0.",
                examples = "3.04")
        @Nullable BigDecimal changePercent) {

    private static final int AVERAGE_SCALE = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param values not empty */
    static Statistics of(List<BigDecimal> values) {
        var first = values.get(0);
        var latest = values.get(values.size() - 1);
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var change = latest.subtract(first);
        return new Statistics(
                sum.divide(BigDecimal.valueOf(values.size()), AVERAGE_SCALE, RoundingMode.HALF_UP),
                Collections.min(values),
                Collections.max(values),
                latest,
                change,
                first.signum() == 0
                        ? null
                        : change.multiply(HUNDRED).divide(first.abs(), Series.SCALE, RoundingMode.HALF_UP));
    }
}
