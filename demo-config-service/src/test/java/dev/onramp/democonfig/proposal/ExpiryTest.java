package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.content.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proposal can be accepted until the last instant of its last day, where the client is. */
class ExpiryTest {

    @ParameterizedTest
    @CsvSource({
        // No clock changes.
        "2019-01-31, UTC, 2019-02-01T00:00:00Z",
        "2018-12-31, UTC, 2019-01-01T00:00:00Z",
        "2019-06-15, Asia/Tokyo, 2019-06-15T15:00:00Z",
        "2019-06-15, Asia/Kolkata, 2019-06-15T18:30:00Z",
        "2019-06-15, Asia/Kathmandu, 2019-06-15T18:15:00Z",
        "2019-06-15, Australia/Eucla, 2019-06-15T15:15:00Z",
        "2019-06-15, America/St_Johns, 2019-06-16T02:30:00Z",
        "2019-06-15, America/New_York, 2019-06-16T04:00:00Z",
        "2018-12-15, America/New_York, 2018-12-16T05:00:00Z",
        // The first and the last places to see a day end.
        "2019-06-15, Pacific/Kiritimati, 2019-06-15T10:00:00Z",
        "2019-06-15, Etc/GMT-14, 2019-06-15T10:00:00Z",
        "2019-06-15, Etc/GMT+12, 2019-06-16T12:00:00Z",
        "2019-06-15, Pacific/Pago_Pago, 2019-06-16T11:00:00Z",
        "2019-06-15, Pacific/Chatham, 2019-06-15T11:15:00Z",
        "2019-01-15, Pacific/Chatham, 2019-01-15T10:15:00Z",
        "2019-06-15, Pacific/Apia, 2019-06-15T11:00:00Z",
        // Leap days and ends of years.
        "2016-02-28, UTC, 2016-02-29T00:00:00Z",
        "2016-02-29, UTC, 2016-03-01T00:00:00Z",
        "2015-02-28, UTC, 2015-03-01T00:00:00Z",
        "2016-02-29, Pacific/Kiritimati, 2016-02-29T10:00:00Z",
        "2016-02-29, Etc/GMT+12, 2016-03-01T12:00:00Z",
        "1900-02-28, Europe/Berlin, 1900-02-28T23:00:00Z",
        "2018-12-31, Asia/Tokyo, 2018-12-31T15:00:00Z",
        // The day is an hour shorter or longer, its end is not.
        "2019-03-30, Europe/Berlin, 2019-03-30T23:00:00Z",
        "2019-03-31, Europe/Berlin, 2019-03-31T22:00:00Z",
        "2019-10-26, Europe/Berlin, 2019-10-26T22:00:00Z",
        "2019-10-27, Europe/Berlin, 2019-10-27T23:00:00Z",
        "2019-03-09, America/New_York, 2019-03-10T05:00:00Z",
        "2019-03-10, America/New_York, 2019-03-11T04:00:00Z",
        "2019-11-03, America/New_York, 2019-11-04T05:00:00Z",
        "2019-04-07, Australia/Lord_Howe, 2019-04-07T13:30:00Z",
        "2019-10-06, Australia/Lord_Howe, 2019-10-06T13:00:00Z",
        // Midnight does not exist: the day begins an hour late.
        "2018-11-03, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "2019-09-07, America/Santiago, 2019-09-08T04:00:00Z",
        "2021-03-27, Asia/Beirut, 2021-03-27T22:00:00Z",
        "2021-03-21, Asia/Tehran, 2021-03-21T20:30:00Z",
        "2020-03-14, America/Havana, 2020-03-15T04:00:00Z",
        "2014-05-15, Africa/Cairo, 2014-05-15T22:00:00Z",
        // The gap begins before midnight and ends behind it.
        "1919-03-30, America/Toronto, 1919-03-31T04:30:00Z",
        // The last hour of the day comes twice.
        "2019-02-16, America/Sao_Paulo, 2019-02-17T03:00:00Z",
        "2019-04-06, America/Santiago, 2019-04-07T04:00:00Z",
        "2021-09-21, Asia/Tehran, 2021-09-21T20:30:00Z",
        // Midnight comes twice: the first one ends the day.
        "2020-10-31, America/Havana, 2020-11-01T04:00:00Z",
        "2021-11-06, America/Havana, 2021-11-07T04:00:00Z",
        // A whole day does not exist.
        "2011-12-29, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2011-12-30, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2011-12-31, Pacific/Apia, 2011-12-31T10:00:00Z",
        // Offsets of minutes and seconds, and the ends of the calendar.
        "1960-01-01, Africa/Monrovia, 1960-01-02T00:44:30Z",
        "0001-01-01, UTC, 0001-01-02T00:00:00Z",
        "9999-12-29, UTC, 9999-12-30T00:00:00Z",
        "9999-12-29, Etc/GMT+12, 9999-12-30T12:00:00Z"
    })
    void expiresWhenTheNextDayBegins(LocalDate validUntil, String zone, Instant expected) {
        // When
        var expiresAt = Expiry.of(validUntil, zone);

        // Then
        assertThat(expiresAt).isEqualTo(expected);
        assertThat(Expiry.isOver(expiresAt, expected.minusNanos(1000))).isFalse();
        assertThat(Expiry.isOver(expiresAt, expected)).isTrue();
        assertThat(Expiry.isOver(expiresAt, expected.plusNanos(1000))).isTrue();
    }

    @Test
    void withoutALastDayItNeverExpires() {
        assertThat(Expiry.of(null, "Europe/Berlin")).isNull();
        assertThat(Expiry.isOver(null, Instant.MAX)).isFalse();
    }

    @Test
    void zoneThatSomebodyMadeUpIsUtc() {
        assertThat(Expiry.of(LocalDate.of(2026, 1, 31), "Mars/Olympus"))
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(Expiry.of(LocalDate.of(2026, 1, 31), null)).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, true", "UTC, true", "Etc/GMT+12, true", "europe/berlin, false", "+02:00, false"})
    void onlyTheNamesOfTheDatabaseAreZones(String name, boolean isZone) {
        assertThat(Calendars.isZone(name)).isEqualTo(isZone);
    }

    @Property(tries = 20_000)
    void lastInstantIsOfTheLastDayAndTheNextIsNot(@ForAll("days") LocalDate day, @ForAll("zones") String zone) {
        // When
        var expiresAt = Objects.requireNonNull(Expiry.of(day, zone));

        // Then
        assertThat(expiresAt.atZone(ZoneId.of(zone)).toLocalDate()).isAfter(day);
        assertThat(expiresAt)
                .isBetween(
                        day.plusDays(1).atStartOfDay(ZoneOffset.ofHours(18)).toInstant(),
                        day.plusDays(2).atStartOfDay(ZoneOffset.ofHours(-18)).toInstant());
    }

    @Property(tries = 20_000)
    void daysThatAreOverAreThoseThatExpired(
            @ForAll("days") LocalDate day,
            @ForAll("zones") String zone,
            @ForAll @LongRange(min = -7200, max = 7200) long seconds) {
        // Given
        var expiresAt = Objects.requireNonNull(Expiry.of(day, zone));
        var now = expiresAt.plusSeconds(seconds);

        // When
        var lastDayOver = Expiry.lastDayOver(ZoneId.of(zone), now);

        // Then
        assertThat(!day.isAfter(lastDayOver)).isEqualTo(Expiry.isOver(expiresAt, now));
    }

    @Test
    void daysThatAreOverAreToldWhereTheyAreNotThoseOfUtc() {
        // When
        var days = Expiry.lastDaysOver(Instant.parse("2026-06-15T11:30:00Z"));

        // Then
        assertThat(days)
                .containsEntry("", LocalDate.of(2026, 6, 14))
                .containsEntry("Pacific/Kiritimati", LocalDate.of(2026, 6, 15))
                .containsEntry("Etc/GMT+12", LocalDate.of(2026, 6, 13))
                .doesNotContainKeys("UTC", "Europe/Berlin");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1880, 1, 1).toEpochDay(),
                        LocalDate.of(2100, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                ZoneRulesProvider.getAvailableZoneIds().stream().sorted().toList());
    }
}
