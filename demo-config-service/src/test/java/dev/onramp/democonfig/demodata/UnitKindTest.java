package dev.onramp.democonfig.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitKindTest {

    @ParameterizedTest
    @CsvSource({
        "%, PERCENT",
        "% of revenue, PERCENT",
        "Percentage, PERCENT",
        "PERCENT, PERCENT",
        "$, MONEY",
        "USD, MONEY",
        "eur, MONEY",
        "USD per unit, MONEY",
        "€/order, MONEY",
        "days, DAYS",
        "Day, DAYS",
        "USD per day, DAYS",
        "count, OTHER",
        "per 1000 shipments, OTHER",
        "t CO2e, OTHER",
        "ratio, OTHER",
        "'', OTHER",
        "XXX, OTHER",
    })
    void unitTellsHowLargeValuesAre(String unit, UnitKind kind) {
        assertThat(UnitKind.of(unit)).isEqualTo(kind);
    }
}
