package dev.onramp.democonfig.generation;

import java.time.DayOfWeek;
import java.util.Locale;

/** A day of the week; named as in the JSON. */
enum Weekday {
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday,
    sunday;

    DayOfWeek toDayOfWeek() {
        return DayOfWeek.valueOf(name().toUpperCase(Locale.ROOT));
    }
}
