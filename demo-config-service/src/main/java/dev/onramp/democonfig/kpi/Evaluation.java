package dev.onramp.democonfig.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Computes a custom KPI, and before it those that it is made from. */
final class Evaluation {

    private final CustomKpis all;
    private final Map<String, List<BigDecimal>> values;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> order = new ArrayList<>();

    private Evaluation(CustomKpis all, Map<String, List<BigDecimal>> given) {
        this.all = all;
        this.values = new HashMap<>(given);
    }

    /**
     * The value of the custom KPI {@code code}.
     *
     * @param given by canonical name of a KPI or column; those of custom KPIs are taken instead of being computed
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if there is none
     */
    static BigDecimal of(CustomKpis all, String code, Map<String, List<BigDecimal>> given) {
        return new Evaluation(all, given).value(code);
    }

    private BigDecimal value(String code) {
        var mistake = all.mistake(code);
        if (mistake != null) {
            throw KpiProblems.broken(code, mistake.problem() + " (at offset " + mistake.position() + ")");
        }
        plan(code, true);
        if (!missing.isEmpty()) {
            throw KpiProblems.missing(missing);
        }
        order.forEach(this::compute);
        return valueOf(code).stripTrailingZeros();
    }

    /** At most as deep as a client has KPIs. */
    private void plan(String name, boolean wanted) {
        if (!wanted && values.containsKey(name)) {
            return;
        }
        var formula = all.formula(name);
        var source = all.source(name);
        if (formula == null && (source == null || source.equals(name))) {
            if (!values.containsKey(name)) {
                missing.add(name);
            }
            return;
        }
        if (!seen.add(name)) {
            if (!order.contains(name)) {
                throw KpiProblems.broken(name, "it leads back to itself");
            }
            return;
        }
        if (formula == null) {
            plan(Objects.requireNonNull(source), false);
        } else {
            formula.kpis().forEach(kpi -> plan(kpi.name(), false));
            formula.columns().forEach(column -> require(CustomKpi.canonical(column.name())));
        }
        order.add(name);
    }

    private void require(String name) {
        if (!values.containsKey(name)) {
            missing.add(name);
        }
    }

    private void compute(String code) {
        var formula = all.formula(code);
        var source = all.source(code);
        if (formula == null && source != null) {
            values.put(code, List.of(valueOf(source)));
        } else if (formula != null) {
            values.put(code, List.of(compute(code, formula)));
        }
    }

    private BigDecimal compute(String code, Formula formula) {
        try {
            return formula.evaluate(values);
        } catch (FormulaException failure) {
            throw KpiProblems.undefined(code, formula.text(), failure);
        }
    }

    private BigDecimal valueOf(String code) {
        return values.getOrDefault(code, List.of()).get(0);
    }
}
