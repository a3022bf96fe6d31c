package dev.onramp.connector.workbook;

import dev.onramp.connector.workbook.Cell.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the text of a cell in a CSV file means. Only what can be nothing else is taken for more than text: {@code 007}
 * would lose its zeros, and {@code 03/04/2025} and {@code 1.234} mean different things in different countries.
 */
final class CsvValues {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(
            DATE.pattern() + "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?");

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm")
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private CsvValues() {}

    /** The cell with this text, which stays as it is. */
    static Cell cell(int column, String text) {
        return new Cell(column, kind(text.strip()), text);
    }

    private static Kind kind(String text) {
        char first = text.charAt(0);
        boolean digits = first >= '0' && first <= '9';
        if (first == '-' || digits) {
            if (NUMBER.matcher(text).matches()) {
                return Numbers.parse(text) == null ? Kind.TEXT : Kind.NUMBER;
            }
            return digits && text.length() <= 40 ? time(text) : Kind.TEXT;
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? Kind.BOOLEAN : Kind.TEXT;
    }

    private static Kind time(String text) {
        if (DATE.matcher(text).matches()) {
            return reads(DateTimeFormatter.ISO_LOCAL_DATE, text, LocalDate::from) ? Kind.DATE : Kind.TEXT;
        }
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Kind.TEXT;
        }
        var iso = text.replace(' ', 'T');
        if (matcher.group(3) == null) {
            return reads(LOCAL, iso, LocalDateTime::from) ? Kind.TIMESTAMP : Kind.TEXT;
        }
        return reads(LOCAL, iso, OffsetDateTime::from) ? Kind.TIMESTAMPTZ : Kind.TEXT;
    }

    private static boolean reads(DateTimeFormatter format, String text, TemporalQuery<?> query) {
        try {
            format.parse(text, query);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** The local time in the text of a cell of this kind. */
    static LocalDateTime timestamp(String text) {
        return LOCAL.parse(text.strip().replace(' ', 'T'), LocalDateTime::from);
    }

    /** The time with an offset in the text of a cell of this kind. */
    static OffsetDateTime timestamptz(String text) {
        return LOCAL.parse(text.strip().replace(' ', 'T'), OffsetDateTime::from);
    }
}
