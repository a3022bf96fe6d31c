package dev.onramp.democonfig.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Phase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // a figure that is missing fails its test anyway
class PlannerTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final String DEVELOPER = "developer";
    private static final String ARCHITECT = "architect";
    private static final List<EstimatePart> PARTS = List.of(
            new EstimatePart("discovery", 1),
            new EstimatePart("development", null),
            new EstimatePart("testing", 1),
            new EstimatePart("deployment", 1));

    // ---- days

    @Test
    void weeksAreMondaysToFridaysUnlessSomebodySaysOtherwise() {
        // When
        var plan = planner(Set.of()).estimate(BigDecimal.valueOf(24), team(40), 4, PARTS);

        // Then
        assertThat(plan.timeline().startDate()).isEqualTo(MONDAY);
        assertThat(plan.timeline().endDate()).isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(phases(plan))
                .extracting(Phase::startDate)
                .containsExactly(MONDAY, MONDAY.plusWeeks(1), MONDAY.plusWeeks(2), MONDAY.plusWeeks(3));
        assertThat(phases(plan)).extracting(Phase::endDate).allMatch(end -> end.getDayOfWeek() == DayOfWeek.FRIDAY);
    }

    @Test
    void holidayMakesAWeekLonger() {
        // When
        var plan = planner(Set.of(MONDAY.plusDays(2))).estimate(BigDecimal.TEN, team(40), 4, PARTS);

        // Then
        assertThat(phases(plan).get(0).endDate()).isEqualTo(MONDAY.plusDays(7));
        assertThat(phases(plan).get(1).startDate()).isEqualTo(MONDAY.plusDays(8));
    }

    @Test
    void workThatIsToBeginOnAHolidayBeginsOnTheNextWorkingDay() {
        // Given
        var planner = new Planner(
                new WorkingCalendar(Set.of(DayOfWeek.TUESDAY, DayOfWeek.SUNDAY), Set.of(MONDAY.plusDays(1))), MONDAY);

        // When
        var plan = planner.estimate(BigDecimal.TEN, team(40), 4, PARTS);

        // Then
        assertThat(plan.timeline().startDate()).isEqualTo(MONDAY.plusDays(6));
        assertThat(phases(plan).get(0).endDate()).isEqualTo(MONDAY.plusDays(8));
    }

    @Test
    void workWithoutAnEndInSightIsRefused() {
        // Given
        var holidays = new HashSet<LocalDate>();
        for (var day = MONDAY; day.isBefore(MONDAY.plusYears(21)); day = day.plusDays(1)) {
            holidays.add(day);
        }
        var hours = BigDecimal.valueOf(10_000_000);
        var step = new Step("work", 1, 1, Map.of(DEVELOPER, hours));

        // When
        var planner = planner(Set.of());

        // Then
        assertThatThrownBy(() -> planner(holidays).estimate(BigDecimal.ONE, team(40), 4, PARTS))
                .isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> planner.estimate(hours, team(40), 4, PARTS)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> planner.byCapacity(List.of(step), team(40))).isInstanceOf(HttpProblem.class);
    }

    // ---- capacity

    @Test
    void phaseTakesItsTemplateOrAsLongAsItsRoleNeeds() {
        // Given
        var steps = List.of(step("integration", 1, 2, DEVELOPER, 121), step("testing", 3, 4), step("live", 5, 5));

        // When
        var plan = planner(Set.of()).byCapacity(steps, team(40));

        // Then
        assertThat(phases(plan))
                .extracting(Phase::weeks)
                .extracting(BigDecimal::intValue)
                .containsExactly(4, 2, 1);
        assertThat(phases(plan))
                .extracting(Phase::startDate)
                .containsExactly(MONDAY, MONDAY.plusWeeks(4), MONDAY.plusWeeks(6));
    }

    @Test
    void overlappingPhasesShareTheirRole() {
        // Given
        var steps = List.of(step("integration", 1, 3, DEVELOPER, 120), step("kpi", 2, 4, DEVELOPER, 80));

        // When
        var plan = planner(Set.of()).byCapacity(steps, team(40));

        // Then
        assertThat(phases(plan))
                .extracting(Phase::weeks)
                .extracting(BigDecimal::intValue)
                .containsExactly(3, 4);
        assertThat(plan.timeline().endDate()).isEqualTo(MONDAY.plusWeeks(5).minusDays(3));
    }

    @Test
    void phasesCloseTheGapThatAnAbsentOneLeaves() {
        // Given
        var steps = List.of(step("kpi", 4, 8, DEVELOPER, 10), step("testing", 7, 9), step("live", 10, 10));

        // When
        var plan = planner(Set.of()).byCapacity(steps, team(40));

        // Then
        assertThat(phases(plan))
                .extracting(Phase::startDate)
                .containsExactly(MONDAY, MONDAY.plusWeeks(3), MONDAY.plusWeeks(6));
    }

    @Test
    void hoursGoToThePeopleOfTheRoleByTheirTime() {
        // Given
        var team = List.of(member("a", DEVELOPER, "40"), member("b", "Developer", "20"), member("c", ARCHITECT, "40"));

        // When
        var plan = planner(Set.of()).byCapacity(List.of(step("work", 1, 1, DEVELOPER, 100)), team);

        // Then
        assertThat(consultants(plan))
                .extracting(Consultant::hours)
                .extracting(String::valueOf)
                .containsExactly("66.67", "33.33", "0");
    }

    @Property(tries = 3_000)
    void noPhaseBeginsOrEndsOnADayOnWhichNobodyWorks(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("starts") LocalDate start,
            @ForAll("steps") List<Step> steps) {
        // When
        var plan = new Planner(calendar, start).byCapacity(steps, team(35));

        // Then
        assertThat(phases(plan)).allSatisfy(phase -> {
            assertThat(calendar.isWorkingDay(phase.startDate())).isTrue();
            assertThat(calendar.isWorkingDay(phase.endDate())).isTrue();
            var days = phase.startDate()
                    .datesUntil(phase.endDate().plusDays(1))
                    .filter(calendar::isWorkingDay)
                    .count();
            assertThat(days)
                    .isEqualTo(phase.weeks().intValueExact()
                            * (long) calendar.workingWeek().size());
        });
        assertThat(plan.timeline().startDate()).isAfterOrEqualTo(start);
        assertThat(start.datesUntil(plan.timeline().startDate())).noneMatch(calendar::isWorkingDay);
    }

    @Property(tries = 3_000)
    void phasesAreInOrderAndInsideTheTimelineWithoutIdleWeeks(@ForAll("steps") List<Step> steps) {
        // When
        var plan = planner(Set.of()).byCapacity(steps, team(35));

        // Then
        var end = MONDAY.minusDays(3);
        var start = MONDAY;
        for (var phase : phases(plan)) {
            assertThat(phase.startDate()).isAfterOrEqualTo(start);
            assertThat(ChronoUnit.DAYS.between(end, phase.startDate())).isLessThanOrEqualTo(3);
            start = phase.startDate();
            end = phase.endDate().isAfter(end) ? phase.endDate() : end;
        }
        assertThat(plan.timeline().endDate()).isEqualTo(end);
    }

    @Property(tries = 3_000)
    void noRoleWorksMoreInAWeekThanItCan(@ForAll("steps") List<Step> steps) {
        // Given
        var capacity = Map.of(DEVELOPER, BigDecimal.valueOf(35), ARCHITECT, new BigDecimal("12.5"));

        // When
        var phases = CapacityPlan.of(steps, capacity);

        // Then
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            assertThat(phase.hours())
                    .isEqualByComparingTo(sum(steps.get(i).hours().values(), hours -> hours));
            assertThat(phase.weeks())
                    .isGreaterThanOrEqualTo(steps.get(i).toWeek() - steps.get(i).fromWeek() + 1);
        }
        // Work can be done in time if what has to be done between any two weeks fits in there.
        capacity.forEach((role, weekly) -> phases.forEach(first -> phases.forEach(last -> {
            var within = BigDecimal.ZERO;
            for (int i = 0; i < phases.size(); i++) {
                if (phases.get(i).fromWeek() >= first.fromWeek()
                        && phases.get(i).toWeek() <= last.toWeek()) {
                    within = within.add(steps.get(i).hours().getOrDefault(role, BigDecimal.ZERO));
                }
            }
            var weeks = BigDecimal.valueOf(Math.max(0, last.toWeek() - first.fromWeek() + 1));
            assertThat(within).isLessThanOrEqualTo(weekly.multiply(weeks));
        })));
    }

    @Property(tries = 3_000)
    void hoursOfAllAreThoseOfThePhasesAndOfThePeople(
            @ForAll("steps") List<Step> steps, @ForAll("teams") List<Member> team) {
        // Given
        var total = steps.stream()
                .map(step -> sum(step.hours().values(), hours -> hours))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        // When
        var plan = planner(Set.of()).byCapacity(steps, team);

        // Then
        assertThat(plan.resources().hours()).isEqualByComparingTo(total);
        assertThat(sum(phases(plan), Phase::hours)).isEqualByComparingTo(total);
        assertThat(sum(consultants(plan), Consultant::hours)).isEqualByComparingTo(total);
    }

    @Property(tries = 3_000)
    void estimatedHoursAddUpToo(@ForAll("hours") BigDecimal hours, @ForAll("teams") List<Member> team) {
        // When
        var plan = planner(Set.of()).estimate(hours, team, 4, PARTS);

        // Then
        assertThat(plan.resources().hours()).isEqualByComparingTo(hours);
        assertThat(sum(phases(plan), Phase::hours)).isEqualByComparingTo(hours);
        assertThat(sum(consultants(plan), Consultant::hours)).isEqualByComparingTo(hours);
        assertThat(sum(phases(plan), Phase::weeks).intValueExact()).isGreaterThanOrEqualTo(4);
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        var weeks = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        var holidays = Arbitraries.integers()
                .between(0, 120)
                .map(MONDAY::plusDays)
                .set()
                .ofMaxSize(40);
        return Combinators.combine(weeks, holidays).as(WorkingCalendar::new);
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers().between(0, 60).map(MONDAY::plusDays);
    }

    @Provide
    Arbitrary<BigDecimal> hours() {
        return Arbitraries.integers().between(0, 40_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var loads = Combinators.combine(hours(), hours(), Arbitraries.integers().between(0, 3))
                .as(PlannerTest::loads);
        var lengths = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.integers().between(0, 3), lengths, loads)
                .as((lag, length, hours) -> new Step("phase", lag, length, hours))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(PlannerTest::inOrder);
    }

    @Provide
    Arbitrary<List<Member>> teams() {
        var hours = Arbitraries.integers().between(1_000, 6_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
        return hours.list().ofMinSize(2).ofMaxSize(7).map(all -> {
            var team = new ArrayList<Member>();
            for (int i = 0; i < all.size(); i++) {
                team.add(new Member("member " + i, i % 2 == 0 ? DEVELOPER : ARCHITECT, all.get(i)));
            }
            return team;
        });
    }

    private static Map<String, BigDecimal> loads(BigDecimal developer, BigDecimal architect, int which) {
        var loads = new LinkedHashMap<String, BigDecimal>();
        if ((which & 1) != 0) {
            loads.put(DEVELOPER, developer);
        }
        if ((which & 2) != 0) {
            loads.put(ARCHITECT, architect);
        }
        return loads;
    }

    /** Lags and lengths become weeks. */
    private static List<Step> inOrder(List<Step> relative) {
        var steps = new ArrayList<Step>();
        int from = 1;
        for (var step : relative) {
            from += step.fromWeek();
            steps.add(new Step("phase " + steps.size(), from, from + step.toWeek(), step.hours()));
        }
        return steps;
    }

    private static Planner planner(Set<LocalDate> holidays) {
        return new Planner(new WorkingCalendar(WorkingCalendar.MONDAY_TO_FRIDAY, holidays), MONDAY);
    }

    private static List<Member> team(int weeklyHours) {
        return List.of(
                member("a", DEVELOPER, String.valueOf(weeklyHours)),
                member("b", ARCHITECT, String.valueOf(weeklyHours)));
    }

    private static Member member(String name, String role, String weeklyHours) {
        return new Member(name, role, new BigDecimal(weeklyHours));
    }

    private static Step step(String name, int from, int to) {
        return new Step(name, from, to, Map.of());
    }

    private static Step step(String name, int from, int to, String role, int hours) {
        return new Step(name, from, to, Map.of(role, BigDecimal.valueOf(hours)));
    }

    private static List<Phase> phases(Plan plan) {
        return Objects.requireNonNull(plan.timeline().phases());
    }

    private static List<Consultant> consultants(Plan plan) {
        return Objects.requireNonNull(plan.resources().consultants());
    }

    private static <T> BigDecimal sum(Iterable<T> items, Function<T, BigDecimal> number) {
        var sum = BigDecimal.ZERO;
        for (var item : items) {
            sum = sum.add(number.apply(item));
        }
        return sum;
    }
}
