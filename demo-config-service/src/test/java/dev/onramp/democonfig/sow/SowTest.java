package dev.onramp.democonfig.sow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onramp.democonfig.sow.Sow.Fact;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SowTest {

    @Test
    void saysWhatTheProposalSays() {
        // When
        var sow = Sow.of(Samples.full());

        // Then
        assertThat(sow.title()).isEqualTo("Rollout of supply chain analytics");
        assertThat(sow.clientName()).isEqualTo("Acme Corp");
        assertThat(sow.facts())
                .contains(
                        new Fact("Revision", "2"),
                        new Fact("Valid until", "31\u00a0March\u00a02026 (Europe/Berlin)"),
                        new Fact("Priced by", "Rate card P3, version 1"));
        var price = requireNonNull(sow.price());
        assertThat(price.total()).isEqualTo("EUR\u00a0247,862.13");
        assertThat(price.sums())
                .containsExactly(
                        new Fact("Subtotal", "EUR\u00a0219,250.00"),
                        new Fact("Discount", "EUR\u00a0-10,962.50"),
                        new Fact("Net", "EUR\u00a0208,287.50"),
                        new Fact("Tax", "EUR\u00a039,574.63"));
        assertThat(price.more())
                .contains(new Fact(
                        "Total with the least and the most hours", "EUR\u00a0243,905.38 – EUR\u00a0251,818.88"));
        assertThat(sow.terms().get(0)).contains("31\u00a0March\u00a02026", "Europe/Berlin", "2026-03-31T22:00Z");
    }

    @Test
    void saysWhatConcernsTheClient() {
        // When
        var sow = Sow.of(Samples.full());

        // Then
        assertThat(sow.summary().get(0)).isEqualTo("This is an offer of implementation services to Acme Corp.");
        var lines = requireNonNull(sow.price()).lines();
        assertThat(lines)
                .extracting(Sow.Line::category, Sow.Line::quantity)
                .containsExactly(
                        tuple("Licence", "6 units"),
                        tuple("Integration", "3 units"),
                        tuple("Integration", "100 hours"));
        assertThat(lines.get(1).details()).containsExactly("Fixed price.");
        assertThat(sow.toString())
                .contains("Time and material: 80 – 120 hours, which is EUR\u00a015,827.00 – EUR\u00a023,740.50.")
                .doesNotContain("P3: ");
    }

    @Test
    void categoriesComeAsTheLinesDoAndDiscountAndTaxAtTheEnd() {
        assertThat(requireNonNull(Sow.of(Samples.full()).price()).breakdown())
                .containsExactly(
                        new Fact("Licence", "EUR\u00a0195,000.00"),
                        new Fact("Integration", "EUR\u00a024,250.00"),
                        new Fact("Discount", "EUR\u00a0-10,962.50"),
                        new Fact("Tax", "EUR\u00a039,574.63"),
                        new Fact("Sum", "EUR\u00a0247,862.13"));
    }

    @ParameterizedTest
    @CsvSource({"managed_services, Managed services", "kpi, KPIs", "licence, Licence", "Data science, Data science"})
    void categoriesCanBeRead(String name, String shown) {
        assertThat(Words.category(name)).isEqualTo(shown);
    }

    @Test
    void notesAreInternal() {
        assertThat(Sow.of(Samples.full()).toString()).doesNotContain("pay twice");
    }

    @Test
    void proposalThatSaysNothingIsADocumentToo() {
        // When
        var sow = Sow.of(Samples.proposal(null, null, Samples.content(null, null, null)));

        // Then
        assertThat(sow.title()).isEqualTo("Implementation for client-001");
        assertThat(sow.price()).isNull();
        assertThat(sow.plan()).isNull();
        assertThat(sow.team()).isNull();
    }

    @Test
    void barsLieWithinTheScaleAndInOrder() {
        // When
        var plan = requireNonNull(Sow.of(Samples.full()).plan());

        // Then
        assertThat(plan.phases().get(0).left()).isEqualTo("0.0%");
        assertThat(plan.phases())
                .allSatisfy(phase ->
                        assertThat(requireNonNull(phase.from()) + phase.width()).isBetween(1, 1000));
        assertThat(plan.phases()).isSortedAccordingTo(Comparator.comparing(phase -> requireNonNull(phase.from())));
        assertThat(plan.ticks()).hasSizeBetween(2, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil\u202Etxet desrever",
                "evil\u2066isolate",
                "two\nlines",
                "bell\u0007",
                "tab\tand\r\nreturn",
                "para\u2029graph"
            })
    void textsOfCallersCannotActOnTheTextAround(String text) {
        // When
        var sow = Sow.of(Samples.proposal(text, text, Samples.content(null, null, null)));

        // Then
        assertThat(sow.title()).doesNotContainPattern("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1250.00|EUR|EUR 1,250.00",
                "1250|EUR|EUR 1,250.00",
                "0.005|EUR|EUR 0.005",
                "-1234567.8|USD|USD -1,234,567.80",
                "150000.00|JPY|JPY 150,000",
                "12.5|KWD|KWD 12.500",
                "999|EUR|EUR 999.00",
                "-999|JPY|JPY -999",
                "123456789012345.1234|EUR|EUR 123,456,789,012,345.1234",
                "12.30||12.30",
                "5|XXQ|XXQ 5"
            })
    void moneyIsExactAndHasTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String text) {
        assertThat(Figures.money(amount, currency).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @Property
    void moneyCanBeReadBackDigitForDigit(
            @ForAll @BigRange(min = "-999999999999999", max = "999999999999999") @Scale(4) BigDecimal amount) {
        // When
        var text = Figures.money(amount, "EUR");

        // Then
        assertThat(new BigDecimal(text.substring(4).replace(",", ""))).isEqualByComparingTo(amount);
        assertThat(text).matches("EUR\u00a0-?\\d{1,3}(,\\d{3})*\\.\\d{2,4}");
    }

    @ParameterizedTest
    @CsvSource({"6.0000,6", "1250.50,'1,250.5'", "0.00,0", "1000,'1,000'", "0.25,0.25"})
    void quantityHasNoZerosThatSayNothing(BigDecimal number, String text) {
        assertThat(Figures.quantity(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "hi-IN", "th-TH-u-nu-thai"})
    void everyLocaleGivesTheSame(String locale) {
        // Given
        var expected = Sow.of(Samples.full());
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));

            // Then
            assertThat(Sow.of(Samples.full())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
