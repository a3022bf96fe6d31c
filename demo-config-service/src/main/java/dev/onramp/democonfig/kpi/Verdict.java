package dev.onramp.democonfig.kpi;

import java.util.List;

/** What there is to say about a custom KPI that is about to be stored. */
record Verdict(List<KpiViolation> errors, List<KpiReference> references, List<KpiViolation> warnings) {

    boolean isValid() {
        return errors.isEmpty();
    }
}
