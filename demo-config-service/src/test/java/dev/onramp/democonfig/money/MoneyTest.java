package dev.onramp.democonfig.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure is compared with one that {@link Units} computes in whole minor units. */
class MoneyTest {

    private static final BigInteger HUGE = BigInteger.TEN.pow(40);

    @ParameterizedTest
    @CsvSource({
        "USD, 2.675, 2.68",
        "USD, -2.675, -2.68",
        "USD, 2.6749999, 2.67",
        "JPY, 0.5, 1",
        "JPY, -0.5, -1",
        "JPY, 1.49, 1",
        "KWD, 1.0005, 1.001",
        "KWD, 1, 1.000",
        "EUR, 0, 0.00"
    })
    void amountIsRoundedHalfUpToTheScaleOfItsCurrency(String currency, BigDecimal exact, String rounded) {
        assertThat(Money.of(currency).round(exact).toPlainString()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"VED, 2", "UYW, 4", "XCG, 2", "SLE, 2", "ZWG, 2", "EUR, 2", "USD, 2", "JPY, 0", "CLF, 4"})
    void currencyOfTodayHasItsDecimals(String currency, int decimals) {
        assertThat(Currencies.decimals(currency)).hasValue(decimals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "HRK", "SLL", "ZWL", "ANG", "XXX", "XAU", "usd", ""})
    void currencyThatNobodyPaysWithIsRefused(String currency) {
        assertThat(Currencies.decimals(currency)).isEmpty();
    }

    @Test
    void unknownCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.of("XXY")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 1 1 1, 33.34 33.33 33.33",
        "-100.00, 1 1 1, -33.34 -33.33 -33.33",
        "0.01, 0 0 0, 0.01 0.00 0.00",
        "0.05, 1 2 1, 0.01 0.03 0.01",
        "10.00, 0 5 0, 0.00 10.00 0.00",
        "1.00, 2 -1, 2.00 -1.00",
        "1.00, -2 1, 2.00 -1.00",
        "1.00, 1 -1, 0.50 0.50",
        "0.00, 3 4, 0.00 0.00"
    })
    void sharesGoToTheLargestRemainders(BigDecimal amount, String weights, String shares) {
        assertThat(Money.of("USD").allocate(amount, numbers(weights)))
                .extracting(BigDecimal::toPlainString)
                .containsExactly(shares.split(" "));
    }

    @Test
    void nothingCanBeSharedByNobody() {
        assertThat(Money.of("USD").allocate(BigDecimal.ZERO, List.of())).isEmpty();
        assertThatThrownBy(() -> Money.of("USD").allocate(BigDecimal.ONE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.BOUNDED)
    void sharesAreThoseOfTheIntegers(
            @ForAll("currencies") String currency,
            @ForAll("units") BigInteger amount,
            @ForAll("manyUnits") List<BigInteger> weights) {
        // Given
        var money = Money.of(currency);

        // When
        var shares = money.allocate(
                new BigDecimal(amount, money.decimals()),
                weights.stream().map(weight -> new BigDecimal(weight, 4)).toList());

        // Then
        assertThat(shares).allMatch(share -> share.scale() == money.decimals());
        assertThat(Units.of(shares, money.decimals())).isEqualTo(Units.allocate(amount, weights));
        assertThat(money.sum(shares)).isEqualTo(new BigDecimal(amount, money.decimals()));
    }

    @Property(tries = 20_000)
    void sumsProductsAndPercentagesAreThoseOfTheIntegers(
            @ForAll("currencies") String currency,
            @ForAll("units") BigInteger amount,
            @ForAll("units") BigInteger factor,
            @ForAll("manyUnits") List<BigInteger> amounts) {
        // Given
        var money = Money.of(currency);
        var price = new BigDecimal(amount, money.decimals());
        var quantity = new BigDecimal(factor, 4);
        var many = amounts.stream()
                .map(one -> new BigDecimal(one, money.decimals()))
                .toList();

        // When
        var product = money.product(quantity, price);
        var percentage = money.percentage(price, quantity);
        var sum = money.sum(many);

        // Then
        assertThat(Units.of(product, money.decimals()))
                .isEqualTo(Units.divide(amount.multiply(factor), BigInteger.TEN.pow(4)));
        assertThat(Units.of(percentage, money.decimals()))
                .isEqualTo(Units.divide(amount.multiply(factor), BigInteger.TEN.pow(6)));
        assertThat(Units.of(sum, money.decimals())).isEqualTo(Units.sum(amounts));
    }

    @Property(tries = 10_000)
    void partsOfAnAmountAreThoseOfTheIntegers(
            @ForAll("currencies") String currency, @ForAll("units") BigInteger amount) {
        // Given
        var money = Money.of(currency);

        // When
        var part = money.part(new BigDecimal(amount, money.decimals()), 7);

        // Then
        assertThat(Units.of(part, money.decimals())).isEqualTo(Units.divide(amount, BigInteger.valueOf(7)));
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("JPY", "USD", "EUR", "KWD");
    }

    @Provide
    Arbitrary<BigInteger> units() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.bigIntegers().between(BigInteger.valueOf(-10), BigInteger.valueOf(10))),
                Tuple.of(
                        4,
                        Arbitraries.bigIntegers()
                                .between(BigInteger.valueOf(-1_000_000), BigInteger.valueOf(1_000_000))),
                Tuple.of(1, Arbitraries.bigIntegers().between(HUGE.negate(), HUGE)));
    }

    @Provide
    Arbitrary<List<BigInteger>> manyUnits() {
        return units().list().ofMinSize(1).ofMaxSize(8);
    }

    private static List<BigDecimal> numbers(String text) {
        return Stream.of(text.split(" ")).map(BigDecimal::new).toList();
    }
}
