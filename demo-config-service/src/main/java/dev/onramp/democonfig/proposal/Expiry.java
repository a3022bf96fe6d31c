package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.content.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When a proposal expires: as soon as the last day on which it is valid is over in its time zone. */
final class Expiry {

    /** The last day that has another one after it of which a time can be told. */
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 29);

    private Expiry() {}

    /**
     * The first instant of the day after {@code validUntil}, whatever clocks do at midnight; null if it never expires.
     *
     * @param zone UTC if it is missing or unknown
     */
    static @Nullable Instant of(@Nullable LocalDate validUntil, @Nullable String zone) {
        if (validUntil == null || validUntil.isAfter(LAST_DAY)) {
            return null;
        }
        // Where midnight does not exist the day begins after the gap, where it comes twice it begins at the first.
        return validUntil.plusDays(1).atStartOfDay(zone(zone)).toInstant();
    }

    /** Whether {@code now} is too late. */
    static boolean isOver(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /**
     * The last days that are over at {@code now}, by time zone: those of all zones where it is another one than in UTC,
     * and that of UTC by "".
     */
    static Map<String, LocalDate> lastDaysOver(Instant now) {
        var utc = lastDayOver(ZoneOffset.UTC, now);
        var days = new TreeMap<String, LocalDate>();
        for (var zone : ZoneRulesProvider.getAvailableZoneIds()) {
            var day = lastDayOver(ZoneId.of(zone), now);
            if (!day.equals(utc)) {
                days.put(zone, day);
            }
        }
        days.put("", utc);
        return days;
    }

    static LocalDate lastDayOver(ZoneId zone, Instant now) {
        var day = LocalDate.ofInstant(now, zone);
        // Where clocks go back over midnight, a day that is over comes back for a while.
        return now.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant()) ? day.minusDays(1) : day;
    }

    private static ZoneId zone(@Nullable String name) {
        return name != null && Calendars.isZone(name) ? ZoneId.of(name) : ZoneOffset.UTC;
    }
}
