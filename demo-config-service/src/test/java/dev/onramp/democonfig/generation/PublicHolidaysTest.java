package dev.onramp.democonfig.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "DE, , 2026-12-25, true",
        "de, , 2026-01-06, false",
        "DE, BY, 2026-01-06, true",
        "de, by, 2026-11-01, true",
        "DE, BE, 2026-11-01, false",
        "US, , 2026-07-03, true",
        "TR, , 2026-10-29, true",
        "IT, 32, 2026-12-26, true"
    })
    void dayIsAHolidayThereOrNot(String country, String region, LocalDate day, boolean holiday) {
        assertThat(PublicHolidays.of(new HolidayCalendar(country, region), 2026, 1)
                        .contains(day))
                .isEqualTo(holiday);
    }

    @ParameterizedTest
    @CsvSource({"XX, ", "NYSE, ", "../../etc, ", "DE, XX", "DE, BY-", "DE, BY-M-X"})
    void unknownPlaceIsRefused(String country, String region) {
        assertThatThrownBy(() -> PublicHolidays.of(new HolidayCalendar(country, region), 2026, 1))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void everyYearIsLookedAt() {
        assertThat(PublicHolidays.of(new HolidayCalendar("DE", null), 2026, 21))
                .contains(LocalDate.of(2026, 1, 1), LocalDate.of(2046, 12, 26));
    }
}
