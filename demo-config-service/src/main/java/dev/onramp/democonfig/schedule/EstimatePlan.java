package dev.onramp.democonfig.schedule;

import dev.onramp.democonfig.money.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Phases one after the other that share an estimated number of weeks. */
final class EstimatePlan {

    private EstimatePlan() {}

    /** How many whole weeks the hours fill, but not fewer than {@code minWeeks}. */
    static int weeks(BigDecimal hours, BigDecimal weeklyHours, int minWeeks) {
        var full = hours.divide(weeklyHours, 0, RoundingMode.FLOOR);
        if (full.compareTo(BigDecimal.valueOf(Planner.MAX_WEEKS)) > 0) {
            throw Planner.tooLong();
        }
        return Math.max(minWeeks, full.intValueExact());
    }

    /** The phases, with hours by their weeks. */
    static List<PlannedPhase> of(BigDecimal hours, int weeks, List<EstimatePart> parts) {
        int fixed = parts.stream()
                .mapToInt(part -> part.weeks() == null ? 0 : part.weeks())
                .sum();
        var lengths = parts.stream()
                .map(part -> part.weeks() == null ? weeks - fixed : part.weeks())
                .toList();
        var shares = Shares.of(
                hours,
                Planner.HOUR_DECIMALS,
                lengths.stream().map(BigDecimal::valueOf).toList());
        var phases = new ArrayList<PlannedPhase>();
        int week = 1;
        for (int i = 0; i < parts.size(); i++) {
            int last = week + lengths.get(i) - 1;
            phases.add(new PlannedPhase(parts.get(i).name(), week, last, shares.get(i)));
            week = last + 1;
        }
        return phases;
    }
}
