package dev.onramp.democonfig.content;

import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;

/** Which days and time zones are taken. */
public final class Calendars {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private Calendars() {}

    /** Whether {@code day} is one that something can be planned for. */
    public static boolean isUsual(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Whether there is such a time zone in the IANA database. */
    public static boolean isZone(String name) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(name);
    }
}
