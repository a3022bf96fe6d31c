package dev.onramp.democonfig.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.money.Money;
import dev.onramp.democonfig.money.Units;
import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Prices of any items, discount and tax are those that integers give; see {@link Units}. */
@NullUnmarked // a figure that is missing fails its test anyway
class QuoteTest {

    private static final BigInteger HUGE = BigInteger.TEN.pow(30);

    /** What is priced; quantities have four decimals, as have percents. */
    record Case(
            String currency,
            List<Part> parts,
            BigInteger discountPercent,
            BigInteger discountAmount,
            boolean byPercent,
            BigInteger taxPercent) {}

    record Part(BigInteger quantity, BigInteger price, boolean recurring) {}

    @Property(tries = 40_000, shrinking = ShrinkingMode.BOUNDED)
    void everyFigureIsThatOfTheIntegers(@ForAll("cases") Case given) {
        // Given
        var money = Money.of(given.currency());
        var amounts = given.parts().stream()
                .map(part -> Units.divide(part.quantity().multiply(part.price()), BigInteger.TEN.pow(4)))
                .toList();
        var subtotal = Units.sum(amounts);
        var wanted = given.byPercent()
                ? Units.divide(subtotal.multiply(given.discountPercent()), BigInteger.TEN.pow(6))
                : given.discountAmount();
        var discount = wanted.min(subtotal).max(BigInteger.ZERO);
        var discounts = Units.allocate(discount, amounts);
        var tax = Units.divide(subtotal.subtract(discount).multiply(given.taxPercent()), BigInteger.TEN.pow(6));
        var taxes = Units.allocate(tax, minus(amounts, discounts));

        // When
        var pricing = Quote.of(money, items(given, money), discount(given, money), tax(given), 3);

        // Then
        var lines = Objects.requireNonNull(pricing.lines());
        assertThat(units(lines, money, PricingLine::amount)).isEqualTo(amounts);
        assertThat(units(lines, money, PricingLine::discount)).isEqualTo(discounts);
        assertThat(units(lines, money, PricingLine::tax)).isEqualTo(taxes);
        assertThat(units(lines, money, PricingLine::total))
                .isEqualTo(minus(
                        minus(amounts, discounts),
                        taxes.stream().map(BigInteger::negate).toList()));
        var total = subtotal.subtract(discount).add(tax);
        assertThat(Units.of(pricing.total(), money.decimals())).isEqualTo(total);
        assertThat(Units.sum(units(lines, money, PricingLine::total))).isEqualTo(total);
        assertThat(Units.sum(Units.of(List.copyOf(pricing.breakdown().values()), money.decimals())))
                .isEqualTo(total);
        assertThat(pricing.total().scale()).isEqualTo(money.decimals());
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
    void rangeHoldsThePriceWhereNothingIsNegative(
            @ForAll("positiveCases") Case given, @ForAll("spreads") BigInteger spread) {
        // Given
        var money = Money.of(given.currency());
        var items = items(given, money).stream()
                .map(item -> Item.byTime("work", "x", around(item.quantity().likely(), spread), item.unitPrice(), "x"))
                .toList();

        // When
        var pricing = Quote.of(money, items, discount(given, money), tax(given), 1);

        // Then
        var totals = Objects.requireNonNull(pricing.totals());
        assertThat(totals.totalMin()).isLessThanOrEqualTo(pricing.total());
        assertThat(totals.totalMax()).isGreaterThanOrEqualTo(pricing.total());
        assertThat(totals.firstYearMin()).isEqualByComparingTo(totals.totalMin());
        assertThat(totals.firstYearMax()).isEqualByComparingTo(totals.totalMax());
        assertThat(Objects.requireNonNull(pricing.lines()))
                .allMatch(line -> Objects.requireNonNull(line.quantityMin()).compareTo(line.quantity()) <= 0);
    }

    @Property(tries = 5_000)
    void discountNeverExceedsTheSubtotalNorBringsALineBelowZero(@ForAll("positiveCases") Case given) {
        // When
        var money = Money.of(given.currency());
        var pricing = Quote.of(money, items(given, money), discount(given, money), tax(given), 1);

        // Then
        var totals = Objects.requireNonNull(pricing.totals());
        assertThat(totals.discount()).isBetween(money.zero(), totals.subtotal());
        assertThat(pricing.total()).isGreaterThanOrEqualTo(money.zero());
        assertThat(Objects.requireNonNull(pricing.lines()))
                .allMatch(line -> line.discount().compareTo(line.amount()) <= 0
                        && line.total().signum() >= 0);
    }

    @Test
    void priceOfNothingIsNothing() {
        // When
        var pricing = Quote.of(Money.of("JPY"), List.of(), new Discount(null, BigDecimal.TEN), null, 1);

        // Then
        assertThat(pricing.total().toPlainString()).isEqualTo("0");
        assertThat(pricing.lines()).isEmpty();
        assertThat(pricing.breakdown()).isEmpty();
    }

    @Test
    void yearOfWhatRecursIsRoundedOnce() {
        // Given
        var items = List.of(
                Item.recurring("licence", "x", BigDecimal.valueOf(3), "year", new BigDecimal("33.34"), "x"),
                Item.fixed("integration", "x", BigDecimal.ONE, "piece", new BigDecimal("10.00"), "x"));

        // When
        var pricing = Quote.of(Money.of("USD"), items, new Discount(null, new BigDecimal("0.01")), null, 3);

        // Then
        var totals = Objects.requireNonNull(pricing.totals());
        assertThat(totals.recurringPerYear()).hasToString("33.34");
        assertThat(totals.firstYearMin()).hasToString("43.34");
        assertThat(pricing.breakdown().get("discount")).hasToString("-0.01");
    }

    @Provide
    Arbitrary<Case> cases() {
        return cases(units(true));
    }

    @Provide
    Arbitrary<Case> positiveCases() {
        return cases(units(false));
    }

    @Provide
    Arbitrary<BigInteger> spreads() {
        return Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(500_000));
    }

    private static Arbitrary<Case> cases(Arbitrary<BigInteger> units) {
        var parts = Combinators.combine(units, units(false), Arbitraries.of(true, false))
                .as(Part::new)
                .list()
                .ofMaxSize(8);
        var percents = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(1_000_000));
        return Combinators.combine(
                        Arbitraries.of("JPY", "USD", "EUR", "KWD"),
                        parts,
                        percents,
                        units(false),
                        Arbitraries.of(true, false),
                        percents)
                .as(Case::new);
    }

    private static Arbitrary<BigInteger> units(boolean negative) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, between(negative, BigInteger.valueOf(20))),
                Tuple.of(5, between(negative, BigInteger.valueOf(100_000_000))),
                Tuple.of(1, between(negative, HUGE)));
    }

    private static Arbitrary<BigInteger> between(boolean negative, BigInteger most) {
        return Arbitraries.bigIntegers().between(negative ? most.negate() : BigInteger.ZERO, most);
    }

    private static List<Item> items(Case given, Money money) {
        var items = new ArrayList<Item>();
        for (int i = 0; i < given.parts().size(); i++) {
            var part = given.parts().get(i);
            var quantity = new BigDecimal(part.quantity(), 4);
            var price = new BigDecimal(part.price(), money.decimals());
            items.add(
                    part.recurring()
                            ? Item.recurring("category " + i % 3, "x", quantity, "piece", price, "x")
                            : Item.fixed("category " + i % 3, "x", quantity, "piece", price, "x"));
        }
        return items;
    }

    private static Discount discount(Case given, Money money) {
        return given.byPercent()
                ? new Discount(new BigDecimal(given.discountPercent(), 4), null)
                : new Discount(null, new BigDecimal(given.discountAmount(), money.decimals()));
    }

    private static Tax tax(Case given) {
        return new Tax(new BigDecimal(given.taxPercent(), 4));
    }

    private static HoursRange around(BigDecimal quantity, BigInteger spread) {
        var half = new BigDecimal(spread, 4);
        return new HoursRange(quantity.subtract(half).max(BigDecimal.ZERO), quantity, quantity.add(half));
    }

    private static List<BigInteger> units(
            List<PricingLine> lines, Money money, Function<PricingLine, BigDecimal> figure) {
        return Units.of(lines.stream().map(figure).toList(), money.decimals());
    }

    private static List<BigInteger> minus(List<BigInteger> left, List<BigInteger> right) {
        var differences = new ArrayList<BigInteger>();
        for (int i = 0; i < left.size(); i++) {
            differences.add(left.get(i).subtract(right.get(i)));
        }
        return differences;
    }
}
