package dev.onramp.democonfig.generation;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The public holidays of countries and their regions. Reads files of the library, so it is no work for an event loop. */
final class PublicHolidays {

    private static final Pattern HYPHEN = Pattern.compile("-");

    private PublicHolidays() {}

    /**
     * Days on which nobody works there.
     *
     * @param firstYear the first of the years to look at
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if the country or the region is unknown
     */
    static Set<LocalDate> of(HolidayCalendar calendar, int firstYear, int years) {
        // The library knows stock exchanges too, by longer names.
        var country = calendar.country().toUpperCase(Locale.ROOT);
        if (country.length() != 2 || !HolidayManager.getSupportedCalendarCodes().contains(country)) {
            throw unknown("country", "must be a country whose holidays are known, such as DE or US");
        }
        // In lower case, because its files are, and it makes them so in the language of the JVM.
        var manager = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        var region = region(calendar);
        requireKnown(manager.getCalendarHierarchy(), region);
        var days = new HashSet<LocalDate>();
        for (int year = firstYear; year < firstYear + years; year++) {
            manager.getHolidays(Year.of(year), region).stream()
                    .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                    .map(Holiday::getDate)
                    .forEach(days::add);
        }
        return days;
    }

    private static String[] region(HolidayCalendar calendar) {
        var region = calendar.region();
        return region == null ? new String[0] : HYPHEN.split(region.toLowerCase(Locale.ROOT), -1);
    }

    private static void requireKnown(CalendarHierarchy country, String[] region) {
        var place = country;
        for (var part : region) {
            place = place.getChildren().get(part);
            if (place == null) {
                throw unknown("region", "must be a region of the country whose holidays are known");
            }
        }
    }

    private static RuntimeException unknown(String field, String message) {
        return Problems.unprocessable(
                "unknown-holiday-calendar",
                "The public holidays there are not known.",
                List.of(Violation.body("/holiday_calendar/" + field, message)));
    }
}
