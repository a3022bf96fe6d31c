package dev.onramp.democonfig.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about the columns that a formula names.
 *
 * @param errors what cannot be right
 * @param warnings what could not be found out
 */
record ColumnCheck(List<KpiViolation> errors, List<KpiViolation> warnings) {

    /** @param findings by column as written; what is missing is unverified */
    static ColumnCheck of(Formula formula, Map<String, Columns.Finding> findings) {
        var errors = new ArrayList<KpiViolation>();
        var warnings = new ArrayList<KpiViolation>();
        for (var column : formula.columns()) {
            var finding = finding(column, findings);
            var problem = problem(finding);
            if (problem != null) {
                (finding == Columns.Finding.UNVERIFIED ? warnings : errors)
                        .add(KpiViolation.inFormula(formula.text(), column.position(), problem));
            }
        }
        for (var column : formula.numericColumns()) {
            if (finding(column, findings) == Columns.Finding.NO_NUMBER) {
                errors.add(KpiViolation.inFormula(
                        formula.text(),
                        column.position(),
                        "is no column of numbers; expected one, or COUNT, which takes any"));
            }
        }
        return new ColumnCheck(List.copyOf(errors), List.copyOf(warnings));
    }

    private static Columns.Finding finding(Reference column, Map<String, Columns.Finding> findings) {
        return findings.getOrDefault(column.name(), Columns.Finding.UNVERIFIED);
    }

    private static @Nullable String problem(Columns.Finding finding) {
        return switch (finding) {
            case FOUND, NO_NUMBER -> null;
            case UNVERIFIED -> "unverified: the columns of the data source are not known at the moment";
            case NO_SOURCE -> "no data source of the client names a connector profile that could have this column";
            case NO_COLUMN ->
                "no data source of the client has this column; expected [table.column] or"
                        + " [source.table.column], where source is the name or the profile_id of a data source";
            case AMBIGUOUS ->
                "more than one column is called so; expected [source.table.column] with the schema of"
                        + " the table, if it has one";
        };
    }
}
