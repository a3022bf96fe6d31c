package dev.onramp.democonfig.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {

    @ParameterizedTest
    @CsvSource({
        "1, hour, hour",
        "1.00, object model, object model",
        "0, hour, hours",
        "0.5, year, years",
        "-1, hour, hours",
        "5, object model, object models",
        "108, service-month, service-months",
        "3, KPI, KPIs",
        "6, chain-year, chain-years",
        "18000, GB-month, GB-months",
        "5, hours, hours",
        "5, GB, GB",
        "5, h, h",
        "5, '', ''",
        "1, hours, hours"
    })
    void nounFollowsItsNumber(BigDecimal number, String noun, String shown) {
        assertThat(Plurals.of(noun, number)).isEqualTo(shown);
    }
}
