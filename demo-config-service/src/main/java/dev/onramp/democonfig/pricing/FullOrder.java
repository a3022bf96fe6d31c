package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced by a full card.
 *
 * @param termYears a term that the card has
 * @param valueChains each once
 * @param environmentHours null for those of the card
 * @param extraHours hours of managed services in a year beyond the retainer; null if there are no managed services
 */
public record FullOrder(
        int termYears,
        List<String> valueChains,
        List<ObjectModel> objects,
        List<Kpi> kpis,
        Environment environment,
        @Nullable HoursRange environmentHours,
        @Nullable Infrastructure infrastructure,
        @Nullable BigDecimal extraHours) {

    /**
     * An object model whose data is to be integrated.
     *
     * @param hours where the kind is paid by time; else null
     */
    public record ObjectModel(
            String code, ObjectKind kind, @Nullable HoursRange hours) {}

    /**
     * A KPI that is to be made.
     *
     * @param hours where the kind is paid by time; else null
     */
    public record Kpi(String code, KpiKind kind, @Nullable HoursRange hours) {}
}
