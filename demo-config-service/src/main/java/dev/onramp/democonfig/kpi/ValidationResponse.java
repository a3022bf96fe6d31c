package dev.onramp.democonfig.kpi;

import java.util.List;

/** What a dry run says about a custom KPI. */
record ValidationResponse(
        boolean valid, List<KpiViolation> errors, List<KpiReference> references, List<KpiViolation> warnings) {}
