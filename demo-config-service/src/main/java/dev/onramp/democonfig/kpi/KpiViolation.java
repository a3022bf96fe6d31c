package dev.onramp.democonfig.kpi;

import dev.onramp.defaults.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a custom KPI; a {@link Violation} that may have a place inside of the formula.
 *
 * @param position offset of the first character that is wrong, from 0, in UTF-16 code units
 * @param line from 1
 * @param column from 1
 */
@Schema(description = "One thing that is wrong with the KPI, or that could not be checked.")
record KpiViolation(
        @Schema(description = "JSON Pointer into the body.", examples = "/formula")
        String field,

        Violation.In in,

        @Schema(description = "What would be right.", examples = "the formula ends here; expected a number")
        String message,

        @Schema(description = "Where in the formula, from 0, in UTF-16 code units.", examples = "7") @Nullable Integer position,

        @Schema(description = "From 1.", examples = "1") @Nullable Integer line,

        @Schema(description = "From 1.", examples = "8") @Nullable Integer column) {

    static KpiViolation at(String field, String message) {
        return new KpiViolation(field, Violation.In.body, message, null, null, null);
    }

    static KpiViolation inFormula(String formula, int position, String message) {
        var before = formula.substring(0, Math.min(position, formula.length()));
        var line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        var column = before.length() - before.lastIndexOf('\n');
        return new KpiViolation("/formula", Violation.In.body, message, position, line, column);
    }

    /** For answers that have no other place for the position. */
    Violation plain(String parent) {
        return Violation.body(parent + field, position == null ? message : message + " (at offset " + position + ")");
    }
}
