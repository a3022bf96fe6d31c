package dev.onramp.connector.workbook;

import dev.onramp.connector.workbook.Cell.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Dates as spreadsheets count them: days since a day, and parts of a day. */
final class Serials {

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** Up to this day the system of 1900 is a day behind, because it has a 29 February 1900 that never was. */
    private static final int LEAP_BUG = 60;

    private static final long LAST = 2_958_465;
    private static final long MILLIS_OF_DAY = 86_400_000;

    private Serials() {}

    /** The cell that a number in such a format shows; null if the number is no date. */
    static @Nullable Cell cell(int column, BigDecimal number, Format format, boolean since1904) {
        double serial = number.doubleValue();
        if (!(serial >= 0 && serial < LAST + 1)) {
            return null;
        }
        long millis = Math.round((serial - Math.floor(serial)) * MILLIS_OF_DAY);
        long days = (long) Math.floor(serial) + millis / MILLIS_OF_DAY;
        millis %= MILLIS_OF_DAY;
        var time = LocalTime.MIDNIGHT.plus(millis, ChronoUnit.MILLIS);
        if (format == Format.TIME && days == 0) {
            return new Cell(column, Kind.TIME, DateTimeFormatter.ISO_LOCAL_TIME.format(time));
        }
        var date = date(days, since1904);
        return format == Format.DATE && millis == 0
                ? new Cell(column, Kind.DATE, date.toString())
                : new Cell(
                        column,
                        Kind.TIMESTAMP,
                        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.of(date, time)));
    }

    private static LocalDate date(long days, boolean since1904) {
        if (since1904) {
            return EPOCH_1904.plusDays(days);
        }
        return EPOCH_1900.plusDays(days < LEAP_BUG ? days + 1 : days);
    }
}
