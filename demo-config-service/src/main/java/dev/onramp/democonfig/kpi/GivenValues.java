package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values that a caller gives for KPIs and columns. */
final class GivenValues {

    static final int MAX_NUMBERS = 1_000;

    private static final int MAX_VIOLATIONS = 100;
    private static final String ONE =
            "must be a number of at most " + Decimals.DIGITS + " digits below 10^" + Decimals.MAX_EXPONENT;
    private static final String MANY = ONE + ", or an array of 1 to " + MAX_NUMBERS + " of them";

    private GivenValues() {}

    /**
     * The values by canonical name.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming all that are no numbers
     */
    static Map<String, List<BigDecimal>> read(Map<String, JsonNode> values) {
        var result = new LinkedHashMap<String, List<BigDecimal>>();
        var violations = new ArrayList<Violation>();
        values.forEach((name, value) -> {
            // No code of a KPI has a point, and every column has one.
            var isColumn = name.contains(".");
            var numbers = value.isArray() && !isColumn ? null : numbers(value);
            var field = "/values/" + name.replace("~", "~0").replace("/", "~1");
            if (numbers == null) {
                violations.add(Violation.body(field, isColumn ? MANY : ONE));
            } else if (result.put(CustomKpi.canonical(name), numbers) != null) {
                violations.add(Violation.body(field, "must not be given twice, not even in another case"));
            }
        });
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
        }
        return result;
    }

    private static @Nullable List<BigDecimal> numbers(JsonNode value) {
        var result = new ArrayList<BigDecimal>();
        for (var number : value.isArray() ? value : List.of(value)) {
            if (!number.isNumber() || !Decimals.isTaken(number.decimalValue())) {
                return null;
            }
            result.add(number.decimalValue());
        }
        return result.isEmpty() || result.size() > MAX_NUMBERS ? null : result;
    }
}
