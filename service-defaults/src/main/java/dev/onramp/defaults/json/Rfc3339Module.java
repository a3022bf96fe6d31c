package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Takes times and dates only as RFC 3339 strings of the years 0001 to 9999, times to the microsecond: what PostgreSQL can
 * keep and give back. Jackson alone takes numbers and arrays too.
 */
final class Rfc3339Module extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Rfc3339Module() {
        addDeserializer(
                Instant.class,
                new Reader<>(
                        Instant.class, "must be a time such as 2026-01-31T12:00:00Z (RFC 3339)", Rfc3339Module::time));
        addDeserializer(
                LocalDate.class,
                new Reader<>(LocalDate.class, "must be a date such as 2026-01-31", Rfc3339Module::date));
    }

    private static Instant time(String text) {
        var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        requireKnownYear(time.getYear());
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        requireKnownYear(date.getYear());
        return date;
    }

    private static void requireKnownYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Out of range");
        }
    }

    private static final class Reader<T> extends JsonDeserializer<T> {

        private final Class<T> type;
        private final String message;
        private final Function<String, T> parse;

        Reader(Class<T> type, String message, Function<String, T> parse) {
            this.type = type;
            this.message = message;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                if (parser.hasToken(JsonToken.VALUE_STRING)) {
                    return parse.apply(parser.getText());
                }
            } catch (DateTimeException e) {
                // Told below, without the value.
            }
            throw new RefusedValueException(parser, message, type);
        }
    }
}
