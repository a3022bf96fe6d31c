package dev.onramp.democonfig.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days work is done: on those of the working week that are no holidays. A week of work is as many such days as the
 * working week has, so that holidays make it longer.
 */
public record WorkingCalendar(Set<DayOfWeek> workingWeek, Set<LocalDate> holidays) {

    /** The working week if nobody names another. */
    public static final Set<DayOfWeek> MONDAY_TO_FRIDAY = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** @throws IllegalArgumentException if the working week has no day */
    public WorkingCalendar {
        if (workingWeek.isEmpty()) {
            throw new IllegalArgumentException("A working week has a day");
        }
        workingWeek = Set.copyOf(workingWeek);
        holidays = Set.copyOf(holidays);
    }

    boolean isWorkingDay(LocalDate day) {
        return workingWeek.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
