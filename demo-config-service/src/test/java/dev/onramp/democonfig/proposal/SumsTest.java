package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Phase;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import dev.onramp.democonfig.content.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Everything that a proposal says must add up, and each thing that does not is named. */
class SumsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    // ---- prices

    @Test
    void priceThatAddsUpIsTaken() {
        assertThat(price("USD", whole())).isEmpty();
        assertThat(price("USD", new Pricing(null, null, null, null))).isEmpty();
        assertThat(price("USD", new Pricing(money("0"), Map.of(), List.of(), null)))
                .isEmpty();
    }

    @Test
    void defaultCurrencyHasTwoDecimals() {
        assertThat(price(null, total("5.001"))).containsExactly("/pricing/total");
        assertThat(price(null, total("5.01"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 150000, true",
        "USD, 150000.5000, true",
        "USD, 0.001, false",
        "JPY, 150000.00, true",
        "JPY, 0.1, false",
        "KWD, 0.001, true",
        "KWD, 0.0001, false",
        "CLF, 0.0001, true"
    })
    void amountHasNoMoreDecimalsThanItsCurrency(String currency, String amount, boolean fits) {
        assertThat(price(currency, total(amount)).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"XXX", "ZZZ", "QQQ", "XAU"})
    void currencyMustExist(String currency) {
        assertThat(price(currency, total("5"))).containsExactly("/currency");
    }

    @Test
    void lineIsQuantityTimesPriceRoundedHalfUp() {
        assertThat(price("USD", lines(line("a", "0.5", "0.01", "0.01", null, null, "0.01"))))
                .isEmpty();
        assertThat(price("USD", lines(line("a", "0.5", "0.01", "0.00", null, null, "0.00"))))
                .containsExactly("/pricing/lines/0/amount");
        assertThat(price("JPY", lines(line("a", "1.5", "1", "2", null, null, "2"))))
                .isEmpty();
        assertThat(price("USD", lines(line("a", "-0.5", "0.01", "-0.01", null, null, "-0.01"))))
                .isEmpty();
    }

    @Test
    void lineTotalIsAmountLessDiscountPlusTax() {
        assertThat(price("USD", lines(line("a", "1", "10.00", "10.00", "1.00", "1.71", "10.71"))))
                .isEmpty();
        assertThat(price("USD", lines(line("a", "1", "10.00", "10.00", "1.00", "1.71", "10.70"))))
                .containsExactly("/pricing/lines/0/total");
    }

    @Test
    void totalIsTheSumOfLinesAndBreakdown() {
        // Given
        var good = whole();

        // When
        var wrong = new Pricing(money("24.41"), good.breakdown(), good.lines(), good.totals());

        // Then
        assertThat(violations("USD", wrong))
                .extracting(Violation::message)
                .containsExactly(
                        "must be the sum of the totals of the lines: 24.40",
                        "must be the sum of the breakdown: 24.40",
                        "must be net plus tax: 24.40");
    }

    @Test
    void breakdownAgreesWithTheLines() {
        // Given
        var good = whole();
        var breakdown = new LinkedHashMap<>(good.breakdown());
        breakdown.put("licence", money("19.00"));
        breakdown.put("a/b~c", money("1.00"));

        // When
        var pointers = price("USD", new Pricing(good.total(), breakdown, good.lines(), good.totals()));

        // Then
        assertThat(pointers).containsExactly("/pricing/breakdown/licence", "/pricing/breakdown/a~1b~0c");
    }

    @Test
    void discountAndTaxStandInTheBreakdown() {
        // Given
        var good = whole();
        var breakdown = new LinkedHashMap<>(good.breakdown());
        breakdown.remove("discount");

        // When
        var pointers = price("USD", new Pricing(good.total(), breakdown, good.lines(), null));

        // Then
        assertThat(pointers).containsExactly("/pricing/total", "/pricing/breakdown/discount");
    }

    @Test
    void partsOfTheTotalsAddUp() {
        // Given
        var good = whole();
        var totals = new Totals(
                money("24.00"),
                money("1.00"),
                money("22.99"),
                money("1.00"),
                money("25.00"),
                money("24.00"),
                null,
                money("2.00"),
                money("1.00"));

        // When
        var pointers = price("USD", new Pricing(good.total(), good.breakdown(), good.lines(), totals));

        // Then
        assertThat(pointers)
                .containsExactly(
                        "/pricing/totals/subtotal",
                        "/pricing/totals/discount",
                        "/pricing/totals/tax",
                        "/pricing/totals/net",
                        "/pricing/total",
                        "/pricing/totals/total_min",
                        "/pricing/totals/total_max",
                        "/pricing/totals/total_min",
                        "/pricing/totals/total_max",
                        "/pricing/totals/first_year_max");
    }

    @Property(tries = 20_000)
    void independentIntegerComputationAgrees(
            @ForAll("quantities") List<long[]> lines, @ForAll("currencies") String currency, @ForAll("offs") int off) {
        // Given
        int decimals = currency.equals("JPY") ? 0 : currency.equals("USD") ? 2 : 3;
        var sum = BigInteger.ZERO;
        var made = new ArrayList<PricingLine>();
        for (var line : lines) {
            // Ten thousandths times ten thousandths, to the smallest unit of the currency, half away from zero.
            var product = BigInteger.valueOf(line[0]).multiply(BigInteger.valueOf(line[1]));
            var unit = BigInteger.TEN.pow(8 - decimals);
            var units = product.abs()
                    .multiply(BigInteger.TWO)
                    .add(unit)
                    .divide(unit.multiply(BigInteger.TWO))
                    .multiply(BigInteger.valueOf(product.signum()));
            sum = sum.add(units);
            var amount = new BigDecimal(units, decimals).toPlainString();
            made.add(line(
                    "c",
                    BigDecimal.valueOf(line[0], 4).toPlainString(),
                    BigDecimal.valueOf(line[1], 4).toPlainString(),
                    amount,
                    null,
                    null,
                    amount));
        }

        // When
        var total = new BigDecimal(sum.add(BigInteger.valueOf(off)), decimals);
        var pointers = price(currency, new Pricing(total, null, made, null));

        // Then
        assertThat(pointers.isEmpty()).isEqualTo(off == 0);
    }

    @Provide
    Arbitrary<List<long[]>> quantities() {
        var factor = Arbitraries.longs().between(-9_999_999_999L, 9_999_999_999L);
        return Combinators.combine(factor, factor)
                .as((quantity, price) -> new long[] {quantity, price})
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("JPY", "USD", "KWD");
    }

    @Provide
    Arbitrary<Integer> offs() {
        return Arbitraries.of(0, 0, 1, -1);
    }

    // ---- times and people

    @Test
    void phasesAreInsideTheTimelineAndInOrder() {
        assertThat(timeline(
                        phase("2026-01-05", "2026-01-31"),
                        phase("2026-01-20", "2026-03-31"),
                        phase("2026-01-20", null)))
                .isEmpty();
        assertThat(timeline(phase("2026-01-04", "2026-01-31"), phase("2026-02-01", "2026-04-01")))
                .containsExactly("/timeline/phases/0/start_date", "/timeline/phases/1/end_date");
        assertThat(timeline(phase("2026-02-01", "2026-01-31"))).containsExactly("/timeline/phases/0/end_date");
        assertThat(timeline(phase("2026-02-01", null), phase(null, null), phase("2026-01-31", null)))
                .containsExactly("/timeline/phases/2/start_date");
        assertThat(timeline(phase(null, "2026-01-04"), phase("2026-04-01", null)))
                .containsExactly("/timeline/phases/0/end_date", "/timeline/phases/1/start_date");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-06, 1, true",
        "2026-01-05, 2026-01-06, 500, false",
        "2026-01-05, 2026-01-11, 1.5, false",
        "2026-01-05, 2026-01-12, 2, true",
        ", , 13, true",
        ", , 14, false"
    })
    void phaseHasNoMoreWeeksThanItsDates(
            @Nullable LocalDate start, @Nullable LocalDate end, BigDecimal weeks, boolean fits) {
        assertThat(timeline(new Phase("x", start, end, weeks, null)))
                .isEqualTo(fits ? List.of() : List.of("/timeline/phases/0/weeks"));
    }

    @Test
    void emptyListSaysNothing() {
        // Given
        var nobody = new Resources(List.of(), decimal("100"));

        // Then
        assertThat(pointers(content(null, null, new Timeline(null, null, List.of()), nobody, null, null), "resources"))
                .isEmpty();
        assertThat(price("USD", new Pricing(money("5"), Map.of(), List.of(), null)))
                .isEmpty();
        assertThat(price("USD", new Pricing(whole().total(), Map.of(), whole().lines(), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "40, 20, 20, 10, 30, ''",
                "40.0, 20, 20.00, 10, 30, ''",
                "41, 20, 20, 10, 30, /resources/hours /resources/hours",
                "40, 20, 20, -, 30, ''",
                "40, 20, -, -, -, ''",
                "19, 20, -, -, -, /resources/hours",
                "40, 20, 20, 41, -, /resources/hours",
                "-, 20, 20, 10, 30, ''",
                "-, 20, 20, 10, 31, /timeline/phases",
                "-, 20, -, 10, 31, ''",
                "40, -, -, -, -, ''",
                "-, -, -, -, -, ''"
            })
    void hoursAreThoseOfConsultantsAndOfPhases(
            @Nullable String hours,
            @Nullable String first,
            @Nullable String second,
            @Nullable String early,
            @Nullable String late,
            String expected) {
        // Given
        var resources = new Resources(List.of(consultant(first), consultant(second)), decimal(hours));
        var timeline = new Timeline(
                null,
                null,
                List.of(
                        new Phase("a", null, null, null, decimal(early)),
                        new Phase("b", null, null, null, decimal(late))));

        // When
        var pointers = pointers(content(null, null, timeline, resources, null, null), "resources");

        // Then
        assertThat(String.join(" ", pointers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, true", "UTC, true", "Europe/Atlantis, false", "+02:00, false", "'', false"})
    void timeZoneMustExist(String zone, boolean exists) {
        assertThat(pointers(content(null, null, null, null, zone, null), "time_zone")
                        .isEmpty())
                .isEqualTo(exists);
    }

    @Test
    void lastDayHasADayAfterIt() {
        assertThat(pointers(content(null, null, null, null, null, LocalDate.of(9999, 12, 29)), "valid_until"))
                .isEmpty();
        assertThat(pointers(content(null, null, null, null, null, LocalDate.of(9999, 12, 30)), "valid_until"))
                .containsExactly("/valid_until");
    }

    @Test
    void whatNobodyWroteIsLetBe() {
        // Given
        var odd = content(
                "ZZZ", total("0.001"), new Timeline(END, START, List.of(phase("2020-01-01", null))), null, "x", null);

        // When
        var violations = Sums.violations(odd, Set.of("title", "notes"));

        // Then
        assertThat(violations).isEmpty();
    }

    // ---- what the tests are made of

    private static Pricing whole() {
        var breakdown = new LinkedHashMap<String, BigDecimal>();
        breakdown.put("licence", money("20.00"));
        breakdown.put("work", money("5.00"));
        breakdown.put("discount", money("-2.50"));
        breakdown.put("tax", money("1.90"));
        return new Pricing(
                money("24.40"),
                breakdown,
                List.of(
                        line("licence", "2", "10.00", "20.00", "2.00", "1.52", "19.52"),
                        line("work", "0.5", "10.00", "5.00", "0.50", "0.38", "4.88")),
                new Totals(money("25.00"), money("2.50"), money("22.50"), money("1.90"), null, null, null, null, null));
    }

    private static Pricing total(String amount) {
        return new Pricing(money(amount), null, null, null);
    }

    private static Pricing lines(PricingLine... lines) {
        return new Pricing(null, null, List.of(lines), null);
    }

    private static PricingLine line(
            String category,
            String quantity,
            String price,
            String amount,
            @Nullable String discount,
            @Nullable String tax,
            String total) {
        return new PricingLine(
                category,
                "x",
                money(quantity),
                null,
                money(price),
                money(amount),
                decimal(discount),
                decimal(tax),
                money(total),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Phase phase(@Nullable String start, @Nullable String end) {
        return new Phase(
                "x",
                start == null ? null : LocalDate.parse(start),
                end == null ? null : LocalDate.parse(end),
                null,
                null);
    }

    private static Consultant consultant(@Nullable String hours) {
        return new Consultant("x", null, decimal(hours), null);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(Math.max(0, new BigDecimal(amount).scale()), RoundingMode.UNNECESSARY);
    }

    private static @Nullable BigDecimal decimal(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static List<String> timeline(Phase... phases) {
        return pointers(content(null, null, new Timeline(START, END, List.of(phases)), null, null, null), "timeline");
    }

    private static List<String> price(@Nullable String currency, Pricing pricing) {
        return violations(currency, pricing).stream().map(Violation::field).toList();
    }

    private static List<Violation> violations(@Nullable String currency, Pricing pricing) {
        return Sums.violations(content(currency, pricing, null, null, null, null), Set.of("pricing"));
    }

    private static List<String> pointers(ProposalContent content, String named) {
        return Sums.violations(content, Set.of(named)).stream()
                .map(Violation::field)
                .toList();
    }

    private static ProposalContent content(
            @Nullable String currency,
            @Nullable Pricing pricing,
            @Nullable Timeline timeline,
            @Nullable Resources resources,
            @Nullable String zone,
            @Nullable LocalDate validUntil) {
        return new ProposalContent(
                "c", null, null, null, currency, validUntil, zone, pricing, timeline, resources, null);
    }
}
