package dev.onramp.democonfig.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.money.Money;
import dev.onramp.democonfig.ratecard.HoursRange;
import dev.onramp.democonfig.ratecard.SeedCards;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that the seeded cards were written down with, to the cent. */
@NullUnmarked // a figure that is missing fails its test anyway
class RateCardFiguresTest {

    private static final Money USD = Money.of("USD");
    private static final Infrastructure INFRASTRUCTURE = new Infrastructure(
            2, 6, 6, BigDecimal.valueOf(500), BigDecimal.valueOf(2_000), 1, BigDecimal.valueOf(1_000));

    @ParameterizedTest
    @CsvSource({
        "3, batch, 24, 3600.00",
        "2, realtime, 32, 4800.00",
        "30, realtime, 480, 72000.00",
        "0, realtime, 0, 0.00",
        "25, batch, 200, 30000.00",
        "40, batch, 320, 48000.00"
    })
    void p1PricesHoursForObjects(int objects, IntegrationMethod method, BigDecimal hours, String total) {
        // Given
        var codes = Collections.nCopies(objects, "O");

        // When
        var items = EstimatePrice.items("P1", SeedCards.p1(), method, codes);
        var pricing = Quote.of(USD, items, null, null, null);

        // Then
        assertThat(EstimatePrice.hours(SeedCards.p1(), method, objects)).isEqualByComparingTo(hours);
        assertThat(pricing.total()).hasToString(total);
        assertThat(pricing.breakdown()).containsOnlyKeys("integration");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 35000.00, 35000.00", "2, 3, 65000.00, 195000.00", "1, 5, 30000.00, 150000.00"})
    void p3LicensesValueChainsByTheYear(int chains, int years, String perYear, String total) {
        // When
        var pricing = price(order(years, chains, null, null));

        // Then
        assertThat(pricing.total()).hasToString(total);
        assertThat(Objects.requireNonNull(pricing.totals()).recurringPerYear()).hasToString(perYear);
    }

    @ParameterizedTest
    @CsvSource({
        "batch_conformed, 1500.00, 15",
        "batch_non_conformed, 2500.00, 20",
        "multi_source, 3500.00, 30",
        "entity_resolution, 3500.00, 30",
        "architected_api, 2500.00, 20"
    })
    void p3IntegratesObjectModelsAtFixedPrices(ObjectKind kind, String price, BigDecimal hours) {
        // Given
        var order = new FullOrder(
                1,
                List.of(),
                List.of(new FullOrder.ObjectModel("O", kind, null)),
                List.of(),
                Environment.none,
                null,
                null,
                null);

        // When
        var full = FullPrice.of("P3", SeedCards.p3(), order);

        // Then
        assertThat(price(order).total()).hasToString(price);
        assertThat(full.efforts()).singleElement().satisfies(effort -> {
            assertThat(effort.hours()).isEqualByComparingTo(hours);
            assertThat(effort.role()).isEqualTo("integration developer");
        });
    }

    @ParameterizedTest
    @CsvSource({"out_of_the_box, 50.00, 0.5", "custom_basic, 50.00, 0.5", "rbac, 100.00, 1"})
    void p3MakesKpisAtFixedPrices(KpiKind kind, String price, BigDecimal hours) {
        // Given
        var order = new FullOrder(
                1,
                List.of(),
                List.of(),
                List.of(new FullOrder.Kpi("K", kind, null)),
                Environment.none,
                null,
                null,
                null);

        // When
        var full = FullPrice.of("P3", SeedCards.p3(), order);

        // Then
        assertThat(price(order).total()).hasToString(price);
        assertThat(full.efforts().get(0).hours()).isEqualByComparingTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"none, 0, 0, 0", "azure, 10500.00, 7000.00, 14000.00", "on_prem, 10500.00, 7000.00, 14000.00"})
    void p3SetsUpEnvironmentsByTime(Environment environment, BigDecimal likely, BigDecimal least, BigDecimal most) {
        // When
        var pricing = price(new FullOrder(1, List.of(), List.of(), List.of(), environment, null, null, null));

        // Then
        var totals = Objects.requireNonNull(pricing.totals());
        assertThat(pricing.total()).isEqualByComparingTo(likely);
        assertThat(totals.totalMin()).isEqualByComparingTo(least);
        assertThat(totals.totalMax()).isEqualByComparingTo(most);
    }

    @Test
    void p3PaysWorkOfUnknownLengthByTime() {
        // Given
        var hours = new HoursRange(BigDecimal.TEN, null, BigDecimal.valueOf(31));
        var order = new FullOrder(
                1,
                List.of(),
                List.of(
                        new FullOrder.ObjectModel("A", ObjectKind.non_architected, hours),
                        new FullOrder.ObjectModel("B", ObjectKind.non_architected, hours)),
                List.of(new FullOrder.Kpi("K", KpiKind.dynamic_rbac, HoursRange.exactly(BigDecimal.ONE))),
                Environment.none,
                null,
                null,
                null);

        // When
        var pricing = price(order);

        // Then
        assertThat(pricing.breakdown()).containsEntry("integration", new BigDecimal("7175.00"));
        assertThat(pricing.breakdown()).containsEntry("kpi", new BigDecimal("175.00"));
        assertThat(Objects.requireNonNull(pricing.lines()).get(0)).satisfies(line -> {
            assertThat(line.quantity()).hasToString("41.00");
            assertThat(line.totalMin()).hasToString("3500.00");
            assertThat(line.totalMax()).hasToString("10850.00");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 5000.00", "50, 8750.00", "100, 12500.00"})
    void p3ManagesServicesByRetainerAndHour(BigDecimal extra, String perYear) {
        assertThat(price(order(1, 0, null, extra)).total()).hasToString(perYear);
    }

    @ParameterizedTest
    @CsvSource({"1, 22320.00", "3, 66960.00"})
    void p3RunsTheInfrastructureOfTheExample(int years, String total) {
        // When
        var pricing = price(order(years, 0, INFRASTRUCTURE, null));

        // Then
        assertThat(pricing.total()).hasToString(total);
        assertThat(Objects.requireNonNull(pricing.totals()).recurringPerYear()).hasToString("22320.00");
    }

    @Test
    void p3InfrastructureOfAMonthComesTo1860() {
        // When
        var items = FullPrice.of("P3", SeedCards.p3(), order(1, 0, INFRASTRUCTURE, null))
                .items();

        // Then
        var year = items.stream()
                .map(item -> USD.product(item.quantity().likely(), item.unitPrice()))
                .map(amount -> USD.part(amount, 12))
                .toList();
        assertThat(year)
                .extracting(BigDecimal::toPlainString)
                .containsExactly("100.00", "600.00", "900.00", "50.00", "20.00", "100.00", "90.00");
        assertThat(USD.sum(year)).hasToString("1860.00");
    }

    @Test
    void p3RecurringPartsOfTheExampleComeTo96070() {
        // When
        var pricing = price(order(3, 2, INFRASTRUCTURE, BigDecimal.valueOf(50)));

        // Then
        var totals = Objects.requireNonNull(pricing.totals());
        assertThat(totals.recurringPerYear()).hasToString("96070.00");
        assertThat(totals.firstYearMin()).hasToString("96070.00");
        assertThat(pricing.total()).hasToString("288210.00");
        assertThat(pricing.breakdown())
                .containsExactly(
                        Map.entry("licence", new BigDecimal("195000.00")),
                        Map.entry("infrastructure", new BigDecimal("66960.00")),
                        Map.entry("managed_services", new BigDecimal("26250.00")));
    }

    private static FullOrder order(int years, int chains, Infrastructure infrastructure, BigDecimal extraHours) {
        return new FullOrder(
                years,
                List.of("A", "B").subList(0, chains),
                List.of(),
                List.of(),
                Environment.none,
                null,
                infrastructure,
                extraHours);
    }

    private static Pricing price(FullOrder order) {
        return Quote.of(USD, FullPrice.of("P3", SeedCards.p3(), order).items(), null, null, order.termYears());
    }
}
