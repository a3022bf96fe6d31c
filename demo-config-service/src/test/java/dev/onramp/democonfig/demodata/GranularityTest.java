package dev.onramp.democonfig.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {

    @ParameterizedTest
    @CsvSource({
        "day, 2024-03-01, 1, 2024-02-29",
        "week, 2026-01-04, 1, 2025-12-28",
        "month, 2024-03-31, 1, 2024-02-29",
        "month, 2024-02-29, 1, 2024-01-31",
        "month, 2023-02-28, 1, 2023-01-31",
        "month, 2024-02-28, 1, 2024-01-28",
        "month, 2024-03-30, 1, 2024-02-29",
        "month, 2024-03-30, 2, 2024-01-30",
        "month, 2024-04-30, 1, 2024-03-31",
        "quarter, 2024-06-30, 1, 2024-03-31",
        "quarter, 2024-06-30, 2, 2023-12-31",
        "quarter, 2024-05-31, 1, 2024-02-29",
        "year, 2024-02-29, 1, 2023-02-28",
        "year, 2023-02-28, 3, 2020-02-29",
        "year, 2024-02-28, 1, 2023-02-28",
        "month, 2024-03-15, 0, 2024-03-15",
    })
    void pointsBeforeTheEndLieOnTheRightDays(Granularity granularity, LocalDate end, int steps, LocalDate expected) {
        assertThat(granularity.before(end, steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-03-01, 2026-02-28",
        "week, 2026-11-20, 2026-11-15",
        "week, 2026-11-22, 2026-11-15",
        "week, 2026-11-23, 2026-11-22",
        "month, 2026-03-31, 2026-02-28",
        "quarter, 2026-11-20, 2026-09-30",
        "quarter, 2026-01-01, 2025-12-31",
        "year, 2026-11-20, 2025-12-31",
    })
    void seriesEndsWithTheLastPeriodThatIsOver(Granularity granularity, LocalDate today, LocalDate expected) {
        assertThat(granularity.lastBefore(today)).isEqualTo(expected);
    }
}
