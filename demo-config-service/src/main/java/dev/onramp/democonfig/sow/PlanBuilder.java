package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.content.Phase;
import dev.onramp.democonfig.content.Plurals;
import dev.onramp.democonfig.content.Timeline;
import dev.onramp.democonfig.sow.Sow.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts dates into words, and phases on a scale. */
final class PlanBuilder {

    static final int WHOLE = 1000;
    private static final int MAX_TICKS = 5;
    private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000};

    private final List<Phase> phases;
    private final LocalDate first;
    private final long days;

    private PlanBuilder(List<Phase> phases, LocalDate first, LocalDate last) {
        this.phases = phases;
        this.first = first;
        this.days = ChronoUnit.DAYS.between(first, last) + 1;
    }

    static Sow.@Nullable Plan build(@Nullable Timeline timeline) {
        if (timeline == null) {
            return null;
        }
        var phases = timeline.phases() == null
                ? List.<Phase>of()
                : timeline.phases().stream().filter(Objects::nonNull).toList();
        var dates = dates(timeline);
        if (phases.isEmpty() && dates.isEmpty()) {
            return null;
        }
        var drawn = phases.stream().filter(PlanBuilder::hasBar).toList();
        if (drawn.isEmpty()) {
            return new Sow.Plan(
                    dates, phases.stream().map(phase -> row(phase, null, 0)).toList(), List.of());
        }
        return new PlanBuilder(phases, first(timeline, drawn), last(timeline, drawn)).drawn(dates);
    }

    private Sow.Plan drawn(List<Fact> dates) {
        var rows = phases.stream().map(this::row).toList();
        return new Sow.Plan(dates, rows, ticks());
    }

    private Sow.Phase row(Phase phase) {
        var start = phase.startDate();
        var end = phase.endDate();
        if (start == null || end == null || end.isBefore(start)) {
            return row(phase, null, 0);
        }
        var from = at(start);
        return row(phase, from, Math.max(1, at(end.plusDays(1)) - from));
    }

    private static Sow.Phase row(Phase phase, @Nullable Integer from, int width) {
        return new Sow.Phase(Words.line(phase.name()), dates(phase), effort(phase), from, width);
    }

    /** Months, quarters, years or longer: as many as can be read. */
    private List<Sow.Tick> ticks() {
        var last = first.plusDays(days - 1);
        for (var step : STEPS) {
            var ticks = ticks(step, last);
            if (ticks.size() <= MAX_TICKS) {
                return ticks;
            }
        }
        return List.of(new Sow.Tick(0, Figures.month(first)));
    }

    private List<Sow.Tick> ticks(int months, LocalDate last) {
        var ticks = new ArrayList<Sow.Tick>();
        ticks.add(new Sow.Tick(0, Figures.month(first)));
        var next = first.withDayOfMonth(1).plusMonths(months);
        while (!next.isAfter(last) && ticks.size() <= MAX_TICKS) {
            // A mark close to the first, or to the end, would write over it.
            if (at(next) >= WHOLE / 6 && at(next) <= WHOLE - WHOLE / 6) {
                ticks.add(new Sow.Tick(at(next), Figures.month(next)));
            }
            next = next.plusMonths(months);
        }
        return ticks;
    }

    private int at(LocalDate date) {
        return (int) (ChronoUnit.DAYS.between(first, date) * WHOLE / days);
    }

    private static boolean hasBar(Phase phase) {
        return phase.startDate() != null
                && phase.endDate() != null
                && !phase.endDate().isBefore(phase.startDate());
    }

    private static LocalDate first(Timeline timeline, List<Phase> drawn) {
        return Stream.concat(
                        Stream.ofNullable(timeline.startDate()), drawn.stream().map(Phase::startDate))
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static LocalDate last(Timeline timeline, List<Phase> drawn) {
        return Stream.concat(
                        Stream.ofNullable(timeline.endDate()), drawn.stream().map(Phase::endDate))
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Fact> dates(Timeline timeline) {
        var dates = new ArrayList<Fact>();
        if (timeline.startDate() != null) {
            dates.add(new Fact("First day", Figures.date(timeline.startDate())));
        }
        if (timeline.endDate() != null) {
            dates.add(new Fact("Last day", Figures.date(timeline.endDate())));
        }
        return List.copyOf(dates);
    }

    private static String dates(Phase phase) {
        if (phase.startDate() != null && phase.endDate() != null) {
            return Figures.date(phase.startDate()) + " – " + Figures.date(phase.endDate());
        }
        if (phase.startDate() != null) {
            return "from " + Figures.date(phase.startDate());
        }
        return phase.endDate() == null ? "" : "until " + Figures.date(phase.endDate());
    }

    private static String effort(Phase phase) {
        var effort = new ArrayList<String>();
        if (phase.weeks() != null) {
            effort.add(count(phase.weeks(), "week"));
        }
        if (phase.hours() != null) {
            effort.add(count(phase.hours(), "hour"));
        }
        return String.join(", ", effort);
    }

    private static String count(BigDecimal number, String unit) {
        return Figures.quantity(number) + "\u00a0" + Plurals.of(unit, number);
    }
}
