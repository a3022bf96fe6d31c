package dev.onramp.democonfig.schedule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phases that may overlap, scheduled by what their roles can do in a week. A phase takes the weeks of its template, or more
 * until its hours are done; in each week its roles have left what earlier phases did not take. Where a phase ends later
 * than its template, the ones after it begin as much later; where one begins after all before it ended, it begins at once.
 */
final class CapacityPlan {

    private final Map<String, BigDecimal> weeklyHours;
    private final Map<String, Map<Integer, BigDecimal>> taken = new HashMap<>();
    private final List<PlannedPhase> phases = new ArrayList<>();

    private CapacityPlan(Map<String, BigDecimal> weeklyHours) {
        this.weeklyHours = weeklyHours;
    }

    /**
     * The phases of {@code steps}, which are in order of their first weeks.
     *
     * @param weeklyHours the capacity of every role that a step names, more than 0
     */
    static List<PlannedPhase> of(List<Step> steps, Map<String, BigDecimal> weeklyHours) {
        var plan = new CapacityPlan(weeklyHours);
        int shift = Integer.MIN_VALUE;
        int end = 0;
        for (var step : steps) {
            int wanted = step.fromWeek() + (shift == Integer.MIN_VALUE ? 0 : shift);
            var phase = plan.place(step, Math.min(wanted, end + 1));
            plan.phases.add(phase);
            shift = Math.max(shift, phase.toWeek() - step.toWeek());
            end = Math.max(end, phase.toWeek());
        }
        return plan.phases;
    }

    private PlannedPhase place(Step step, int from) {
        int to = from + step.toWeek() - step.fromWeek();
        var hours = BigDecimal.ZERO;
        for (var part : step.hours().entrySet()) {
            to = Math.max(to, work(part.getKey(), part.getValue(), from));
            hours = hours.add(part.getValue());
        }
        return new PlannedPhase(step.name(), from, to, hours);
    }

    /** Has {@code role} work from {@code from} on, as early as it can; returns the last week of that. */
    private int work(String role, BigDecimal hours, int from) {
        var capacity = weeklyHours.getOrDefault(role, BigDecimal.ZERO);
        if (capacity.signum() <= 0) {
            throw new IllegalArgumentException("A role has no capacity");
        }
        var used = taken.computeIfAbsent(role, none -> new HashMap<>());
        var left = hours;
        int week = from - 1;
        while (left.signum() > 0) {
            week++;
            if (week > Planner.MAX_WEEKS) {
                throw Planner.tooLong();
            }
            var before = used.getOrDefault(week, BigDecimal.ZERO);
            var done = left.min(capacity.subtract(before));
            used.put(week, before.add(done));
            left = left.subtract(done);
        }
        return week;
    }
}
