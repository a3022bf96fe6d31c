package dev.onramp.democonfig.demodata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How far apart the points of a series are; named as in the JSON. */
enum Granularity {
    day(365.25),
    week(52.18),
    month(12),
    quarter(4),
    /** A year has no season of its own: a wave over seven years stands in for it. */
    year(7);

    private final double season;

    Granularity(double season) {
        this.season = season;
    }

    /** How many points one season has. */
    double season() {
        return season;
    }

    /**
     * The date of the point {@code steps} before {@code end}. Of an end that is the last day of its month, all months,
     * quarters and years end on the last day of theirs.
     */
    LocalDate before(LocalDate end, int steps) {
        return switch (this) {
            case day -> end.minusDays(steps);
            case week -> end.minusWeeks(steps);
            case month -> monthsBefore(end, steps);
            case quarter -> monthsBefore(end, 3L * steps);
            case year -> monthsBefore(end, 12L * steps);
        };
    }

    /** From the end each time: a step that is cut short by February must not shorten those before it. */
    private static LocalDate monthsBefore(LocalDate end, long months) {
        var day = end.minusMonths(months);
        return end.getDayOfMonth() == end.lengthOfMonth() ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    }

    /** The last day of the last period that is over before {@code today}. */
    LocalDate lastBefore(LocalDate today) {
        return switch (this) {
            case day -> today.minusDays(1);
            case week -> today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
            case month -> today.withDayOfMonth(1).minusDays(1);
            case quarter -> today.with(IsoFields.DAY_OF_QUARTER, 1).minus(1, ChronoUnit.DAYS);
            case year -> today.withDayOfYear(1).minusDays(1);
        };
    }
}
