package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.Totals;
import dev.onramp.democonfig.money.Money;
import dev.onramp.democonfig.pricing.Discount;
import dev.onramp.democonfig.pricing.Item;
import dev.onramp.democonfig.pricing.Quote;
import dev.onramp.democonfig.pricing.Tax;
import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least and the most of a price, and its years, follow from its lines. */
class PriceRangesTest {

    private static final String TOTALS = "/pricing/totals/";

    @Property(tries = 20_000)
    void everyComputedPriceIsTaken(
            @ForAll("currencies") String currency,
            @ForAll("items") List<Item> items,
            @ForAll("discounts") List<Discount> discounts,
            @ForAll("taxes") List<Tax> taxes,
            @ForAll("terms") int term) {
        // When
        var pricing = Quote.of(Money.of(currency), items, first(discounts), first(taxes), term == 0 ? null : term);

        // Then
        assertThat(violations(currency, pricing)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1.00, 30.00, min", "10.01, 30.00, min", "9.99, 30.00, min", "10.00, 30.01, max", "10.00, 29.99, max"})
    void lineWithoutSharesComesToItsQuantities(String min, String max, String end) {
        assertThat(fields(lines(line("1", "2", "3", null, null, "20.00", "10.00", "30.00"))))
                .isEmpty();
        assertThat(fields(lines(line("1", "2", "3", null, null, "20.00", min, max))))
                .containsExactly("/pricing/lines/0/total_" + end);
    }

    @ParameterizedTest
    @CsvSource({
        "10.71, 32.13, ''",
        "8.00, 35.70, ''",
        "-0.01, 32.13, min",
        "21.43, 32.13, min",
        "12.00, 32.13, min",
        "10.71, 21.41, max",
        "10.71, 36.50, max",
        "10.71, 99999, max"
    })
    void lineWithSharesComesToWhatItsQuantitiesCan(String min, String max, String end) {
        // When
        var fields = fields(lines(line("1", "2", "3", "2.00", "3.42", "21.42", min, max)));

        // Then
        assertThat(fields).allMatch(field -> field.equals("/pricing/lines/0/total_" + end));
        assertThat(fields.isEmpty()).isEqualTo(end.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "110.00, 130.00, ''",
        "109.99, 130.00, total_min",
        "110.00, 130.01, total_max",
        "-1.00, 130.00, total_min",
        "120.01, 130.00, total_min",
        "110.00, 119.99, total_max"
    })
    void rangeIsThatOfTheLines(String min, String max, String wrong) {
        // When
        var totals = totals(null, min, max, null, null, null);

        // Then
        assertThat(fields(new Pricing(null, null, work(null, null), totals)))
                .allMatch(field -> field.equals(TOTALS + wrong))
                .hasSize(wrong.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "99.00, 117.00, ''",
        "98.00, 118.00, ''",
        "96.00, 117.00, total_min",
        "102.00, 117.00, total_min",
        "99.00, 114.00, total_max",
        "99.00, 121.00, total_max"
    })
    void rangeWithADiscountIsWhatItCanComeTo(String min, String max, String wrong) {
        // Given
        var lines = List.of(
                line("1", "2", "3", "2.00", null, "18.00", null, null),
                line(null, "10", null, "10.00", null, "90.00", null, null));

        // When
        var fields = fields(new Pricing(money("108"), null, lines, totals(null, min, max, null, null, null)));

        // Then
        assertThat(fields).allMatch(field -> field.equals(TOTALS + wrong)).hasSize(wrong.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 110.00, 130.00, ''",
        "50.00, 60.00, 80.00, ''",
        "33.33, 43.33, 63.33, ''",
        "33.34, 43.33, 63.33, recurring_per_year",
        "77.00, 60.00, 80.00, recurring_per_year",
        "-50.00, 60.00, 80.00, recurring_per_year",
        "50.00, 20.00, 80.00, first_year_min",
        "50.00, 71.00, 80.00, first_year_min",
        "50.00, 60.00, 69.00, first_year_max",
        "50.00, 60.00, 99.00, first_year_max"
    })
    void yearsAreThoseOfWhatRecurs(String perYear, String min, String max, String wrong) {
        // When
        var fields = fields(
                new Pricing(money("120"), null, work(null, null), totals(null, "110.00", "130.00", perYear, min, max)));

        // Then
        assertThat(fields).allMatch(field -> field.equals(TOTALS + wrong));
        assertThat(fields.isEmpty()).isEqualTo(wrong.isEmpty());
    }

    @Test
    void nothingRecursWithoutALineThatDoes() {
        // Given
        var lines = List.of(line(null, "2", null, null, null, "20.00", null, null));

        // Then
        assertThat(fields(new Pricing(money("20"), null, lines, totals(null, null, null, "5.00", null, null))))
                .containsExactly(TOTALS + "recurring_per_year");
        assertThat(fields(new Pricing(money("20"), null, lines, totals(null, null, null, "0.00", "20.00", "20.00"))))
                .isEmpty();
    }

    @Test
    void withoutLinesTheOrderIsLeft() {
        assertThat(fields(new Pricing(
                        money("20"), null, null, totals("20.00", "-1.00", "19.00", "-5.00", "-2.00", "-3.00"))))
                .containsExactlyInAnyOrder(
                        TOTALS + "total_min",
                        TOTALS + "recurring_per_year",
                        TOTALS + "first_year_min",
                        TOTALS + "total_max",
                        TOTALS + "first_year_max");
    }

    @Test
    void absentDiscountAndTaxAreThoseOfTheLines() {
        assertThat(fields(new Pricing(money("20"), null, null, totals("19.00", null, null, null, null, null))))
                .containsExactly("/pricing/total");
        assertThat(fields(new Pricing(
                        money("18"),
                        null,
                        List.of(line(null, "2", null, "2.00", null, "18.00", null, null)),
                        totals("20.00", null, null, null, null, null))))
                .isEmpty();
    }

    @Test
    void creditHasSharesOfItsSign() {
        assertThat(fields(lines(line(null, "-2", null, "-2.00", "-3.42", "-21.42", null, null))))
                .isEmpty();
        assertThat(fields(lines(line(null, "-2", null, "2.00", "3.42", "-18.58", null, null))))
                .containsExactly("/pricing/lines/0/discount", "/pricing/lines/0/tax");
        assertThat(fields(lines(line(null, "2", null, "21.00", null, "-1.00", null, null))))
                .containsExactly("/pricing/lines/0/discount");
        assertThat(fields(lines(line("-3", "-2", "-1", null, null, "-20.00", "-30.00", "-10.00"))))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("JPY", "USD", "KWD", "CLF");
    }

    @Provide
    Arbitrary<List<Item>> items() {
        var hours = decimals(2, "1000", "10", "0.05")
                .list()
                .ofSize(3)
                .map(some -> some.stream().sorted().toList());
        var price = decimals(4, "100000", "100", "0.02");
        return Combinators.combine(hours, price, Arbitraries.of("time", "fixed", "recurring"))
                .as((range, unit, kind) -> new Item(
                        "work",
                        "x",
                        kind.equals("time")
                                ? new HoursRange(range.get(0), range.get(1), range.get(2))
                                : HoursRange.exactly(range.get(1)),
                        "hour",
                        unit,
                        "x",
                        kind.equals("recurring"),
                        kind.equals("time")))
                .list()
                .ofMaxSize(7);
    }

    @Provide
    Arbitrary<List<Discount>> discounts() {
        return Arbitraries.oneOf(
                        decimals(4, "100", "1", "0.01").map(percent -> new Discount(percent, null)),
                        Arbitraries.just(new Discount(new BigDecimal("100"), null)),
                        decimals(0, "100000", "100", "1").map(amount -> new Discount(null, amount)))
                .list()
                .ofMaxSize(1);
    }

    @Provide
    Arbitrary<List<Tax>> taxes() {
        return decimals(4, "100", "20", "0.01").map(Tax::new).list().ofMaxSize(1);
    }

    @Provide
    Arbitrary<Integer> terms() {
        return Arbitraries.integers().between(0, 20);
    }

    private static <T> @Nullable T first(List<T> few) {
        return few.isEmpty() ? null : few.get(0);
    }

    private static Arbitrary<BigDecimal> decimals(int scale, String... most) {
        return Arbitraries.of(most)
                .flatMap(limit -> Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(limit))
                        .ofScale(scale));
    }

    /** 10.00 to 30.00 for work, 20.00 expected, and 100.00 that recur. */
    private static List<PricingLine> work(@Nullable String min, @Nullable String max) {
        var recurring = line(null, "10", null, null, null, "100.00", null, null);
        return List.of(
                line("1", "2", "3", null, null, "20.00", min, max),
                new PricingLine(
                        "c",
                        "x",
                        recurring.quantity(),
                        null,
                        recurring.unitPrice(),
                        recurring.amount(),
                        null,
                        null,
                        recurring.total(),
                        null,
                        true,
                        null,
                        null,
                        null,
                        null));
    }

    private static PricingLine line(
            @Nullable String quantityMin,
            String quantity,
            @Nullable String quantityMax,
            @Nullable String discount,
            @Nullable String tax,
            String total,
            @Nullable String min,
            @Nullable String max) {
        return new PricingLine(
                "c",
                "x",
                money(quantity),
                null,
                BigDecimal.TEN,
                money(quantity).multiply(BigDecimal.TEN),
                decimal(discount),
                decimal(tax),
                money(total),
                null,
                null,
                decimal(quantityMin),
                decimal(quantityMax),
                decimal(min),
                decimal(max));
    }

    private static Totals totals(
            @Nullable String subtotal,
            @Nullable String min,
            @Nullable String max,
            @Nullable String perYear,
            @Nullable String firstMin,
            @Nullable String firstMax) {
        return new Totals(
                decimal(subtotal),
                null,
                null,
                null,
                decimal(min),
                decimal(max),
                decimal(perYear),
                decimal(firstMin),
                decimal(firstMax));
    }

    private static Pricing lines(PricingLine... lines) {
        return new Pricing(null, null, List.of(lines), null);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static @Nullable BigDecimal decimal(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static List<String> fields(Pricing pricing) {
        return violations("USD", pricing).stream()
                .map(Violation::field)
                .distinct()
                .toList();
    }

    private static List<Violation> violations(String currency, Pricing pricing) {
        return Sums.violations(
                new ProposalContent("c", null, null, null, currency, null, null, pricing, null, null, null),
                Set.of("pricing"));
    }
}
