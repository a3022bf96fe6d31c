package dev.onramp.democonfig.schedule;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Phase;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import dev.onramp.democonfig.money.Shares;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plans work in whole weeks from the first working day on. Hours are in hundredths and are divided by largest remainder.
 */
public final class Planner {

    static final int MAX_YEARS = 20;
    static final int MAX_WEEKS = 53 * MAX_YEARS;
    static final int HOUR_DECIMALS = 2;

    private final WorkingCalendar calendar;
    private final LocalDate start;

    /** Plans work that begins at {@code start}, or on the first working day after it. */
    public Planner(WorkingCalendar calendar, LocalDate start) {
        this.calendar = calendar;
        this.start = start;
    }

    /**
     * A plan of phases one after the other, for as many whole weeks as the hours fill at the capacity of the team, but not
     * fewer than {@code minWeeks}. Everybody works in all phases.
     *
     * @param phases in order; exactly one has no weeks of its own
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if it takes more than 20 years
     */
    public Plan estimate(BigDecimal hours, List<Member> team, int minWeeks, List<EstimatePart> phases) {
        var capacity = team.stream().map(Member::weeklyHours).reduce(BigDecimal.ZERO, BigDecimal::add);
        var planned = EstimatePlan.of(hours, EstimatePlan.weeks(hours, capacity, minWeeks), phases);
        return plan(planned, consultants(hours, team));
    }

    /**
     * A plan by what the roles of the team can do in a week. Roles are compared without case.
     *
     * @param steps in order of their first weeks; the team has somebody for each role that has hours
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if it takes more than 20 years
     */
    public Plan byCapacity(List<Step> steps, List<Member> team) {
        var lower = steps.stream()
                .map(step -> new Step(step.name(), step.fromWeek(), step.toWeek(), byRole(step.hours())))
                .toList();
        var planned = CapacityPlan.of(lower, capacities(team));
        var hours = new LinkedHashMap<String, BigDecimal>();
        lower.forEach(step -> step.hours().forEach((role, some) -> hours.merge(role, some, BigDecimal::add)));
        var shares = new BigDecimal[team.size()];
        Arrays.fill(shares, BigDecimal.ZERO);
        hours.forEach((role, some) -> {
            var places = placesOf(role, team);
            var weights = places.stream().map(i -> team.get(i).weeklyHours()).toList();
            var parts = Shares.of(some, HOUR_DECIMALS, weights);
            for (int i = 0; i < places.size(); i++) {
                shares[places.get(i)] = parts.get(i);
            }
        });
        return plan(planned, consultants(team, Arrays.asList(shares)));
    }

    /** A role as it is compared with others. */
    public static String key(String role) {
        return role.toLowerCase(Locale.ROOT);
    }

    static RuntimeException tooLong() {
        return Problems.unprocessable(
                "timeline-too-long",
                "The work does not end within " + MAX_YEARS + " years.",
                List.of(Violation.body(
                        "/team", "must have the capacity to end within " + MAX_YEARS + " years of working days")));
    }

    private Plan plan(List<PlannedPhase> planned, List<Consultant> consultants) {
        var days = new WorkingDays(calendar, start);
        var phases = new ArrayList<Phase>();
        var hours = BigDecimal.ZERO;
        var first = days.firstOfWeek(1);
        var last = first;
        for (var phase : planned) {
            var end = days.lastOfWeek(phase.toWeek());
            phases.add(new Phase(
                    phase.name(),
                    days.firstOfWeek(phase.fromWeek()),
                    end,
                    BigDecimal.valueOf(phase.weeks()),
                    plain(phase.hours())));
            hours = hours.add(phase.hours());
            last = end.isAfter(last) ? end : last;
        }
        return new Plan(new Timeline(first, last, phases), new Resources(consultants, plain(hours)));
    }

    private static List<Consultant> consultants(BigDecimal hours, List<Member> team) {
        var weights = team.stream().map(Member::weeklyHours).toList();
        return consultants(team, Shares.of(hours, HOUR_DECIMALS, weights));
    }

    private static List<Consultant> consultants(List<Member> team, List<BigDecimal> hours) {
        var consultants = new ArrayList<Consultant>();
        for (int i = 0; i < team.size(); i++) {
            var member = team.get(i);
            consultants.add(
                    new Consultant(member.name(), member.role(), plain(hours.get(i)), plain(member.weeklyHours())));
        }
        return consultants;
    }

    private static Map<String, BigDecimal> byRole(Map<String, BigDecimal> hours) {
        var byRole = new LinkedHashMap<String, BigDecimal>();
        hours.forEach((role, some) -> byRole.merge(key(role), some, BigDecimal::add));
        return byRole;
    }

    private static Map<String, BigDecimal> capacities(List<Member> team) {
        var capacities = new LinkedHashMap<String, BigDecimal>();
        team.forEach(member -> capacities.merge(key(member.role()), member.weeklyHours(), BigDecimal::add));
        return capacities;
    }

    private static List<Integer> placesOf(String role, List<Member> team) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < team.size(); i++) {
            if (key(team.get(i).role()).equals(role)) {
                places.add(i);
            }
        }
        return places;
    }

    /** Without zeros that say nothing. */
    private static BigDecimal plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
