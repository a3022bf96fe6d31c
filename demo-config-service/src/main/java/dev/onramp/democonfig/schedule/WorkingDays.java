package dev.onramp.democonfig.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The working days from a date on, counted from 0. */
final class WorkingDays {

    private final WorkingCalendar calendar;
    private final LocalDate end;
    private final List<LocalDate> found = new ArrayList<>();
    private LocalDate next;

    WorkingDays(WorkingCalendar calendar, LocalDate start) {
        this.calendar = calendar;
        this.next = start;
        this.end = start.plusYears(Planner.MAX_YEARS);
    }

    LocalDate firstOfWeek(int week) {
        return at(Math.multiplyExact(week - 1, calendar.workingWeek().size()));
    }

    LocalDate lastOfWeek(int week) {
        return at(Math.multiplyExact(week, calendar.workingWeek().size()) - 1);
    }

    private LocalDate at(int index) {
        while (found.size() <= index) {
            if (!next.isBefore(end)) {
                throw Planner.tooLong();
            }
            if (calendar.isWorkingDay(next)) {
                found.add(next);
            }
            next = next.plusDays(1);
        }
        return found.get(index);
    }
}
