package dev.onramp.democonfig.kpi;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.catalog.Use;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be wrong with a request about custom KPIs. */
final class KpiProblems {

    private static final int UNPROCESSABLE = 422;

    private KpiProblems() {}

    static HttpProblem notFound() {
        return Problems.notFound("KPI");
    }

    static HttpProblem invalid(List<KpiViolation> errors) {
        return unprocessable("invalid-kpi", "The KPI cannot be stored like this; see violations.", errors);
    }

    /** What is stored, which may have come by SQL, cannot be computed. */
    static HttpProblem broken(String code, String message) {
        return unprocessable(
                "invalid-formula", "The formula of " + code + " cannot be computed: " + message, List.of());
    }

    static HttpProblem missing(Collection<String> names) {
        return unprocessable(
                "missing-values",
                "The KPI cannot be computed without more values; see violations.",
                names.stream()
                        .map(name -> KpiViolation.at("/values/" + escape(name), "must be given: " + name))
                        .toList());
    }

    /** Such as a division by zero. */
    static HttpProblem undefined(String code, String formula, FormulaException failure) {
        var place = KpiViolation.inFormula(formula, failure.position(), failure.problem());
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withType(URI.create("no-value"))
                .withDetail("There is no value: in " + code + ", line " + place.line() + ", column " + place.column()
                        + ": " + failure.problem() + ".")
                .with("kpi", code)
                .with("position", failure.position())
                .build();
    }

    static HttpProblem exists() {
        return Problems.conflict("kpi-exists", "The client has a KPI with this code already.");
    }

    static HttpProblem inUse(List<String> users) {
        return Problems.conflict(
                "kpi-in-use",
                "Other KPIs of the client are made from this one; change them first.",
                Map.of(
                        "usages",
                        users.stream()
                                .limit(100)
                                .map(code -> new Use("kpi", code))
                                .toList(),
                        "total",
                        users.size()));
    }

    static HttpProblem tooMany(int limit) {
        return Problems.conflict("too-many-kpis", "A client has at most " + limit + " custom KPIs.");
    }

    private static HttpProblem unprocessable(String name, String detail, List<KpiViolation> violations) {
        var problem = HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withType(URI.create(name))
                .withDetail(detail);
        return violations.isEmpty()
                ? problem.build()
                : problem.with("violations", violations).build();
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
