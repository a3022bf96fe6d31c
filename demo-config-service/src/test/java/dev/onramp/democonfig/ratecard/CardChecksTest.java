package dev.onramp.democonfig.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.MergePatch;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardChecksTest {

    @Test
    void seededCardsAreSound() {
        assertThat(CardChecks.of(SeedCards.p1())).isEmpty();
        assertThat(CardChecks.of(SeedCards.p3())).isEmpty();
        assertThat(CardChecks.scale(SeedCards.json("P1"), 2)).isEmpty();
        assertThat(CardChecks.scale(SeedCards.json("P3"), 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1 | {'min_weeks': 3} | /card/min_weeks",
                "P1 | {'phases': [{'name': 'x', 'weeks': 1}]} | /card/phases",
                "P1 | {'phases': [{'name': 'x'}, {'name': 'y'}]} | /card/phases",
                "P3 | {'licences': [{'term_years': 1, 'price': 1}, {'term_years': 1, 'price': 2}]} | /card/licences/1/term_years",
                "P3 | {'environment': {'role': 'nobody'}} | /card/environment/role",
                "P3 | {'environment': {'hours': {'min': 90}}} | /card/environment/hours",
                "P3 | {'integration': {'multi_source': {'role': 'x'}}} | /card/integration/multi_source/role"
            })
    void partsThatDoNotFitAreNamed(String code, String patch, String field) throws JsonProcessingException {
        // Given
        var json = MergePatch.apply(
                SeedCards.json(code), (ObjectNode) new JsonMapper().readTree(patch.replace('\'', '"')));
        Class<? extends Card> form = code.equals("P1") ? EstimateCard.class : FullCard.class;
        var card = StoredJson.read(json, form);

        // When
        var violations = CardChecks.of(card);

        // Then
        assertThat(violations).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void moneyIsWrittenAtTheScaleOfTheCurrencyAndNothingElseIs() {
        // Given
        var card = SeedCards.json("P1");

        // When
        var violations = CardChecks.scale(card, 3);

        // Then
        assertThat(violations).isEmpty();
        assertThat(card.path("hourly_rate").decimalValue().toPlainString()).isEqualTo("150.000");
        assertThat(card.path("batch_hours").decimalValue().toPlainString()).isEqualTo("8");
    }

    @Test
    void priceMayBeFinerThanItsCurrency() {
        // Given
        var card = SeedCards.json("P3");

        // When
        var violations = CardChecks.scale(card, 0);

        // Then
        assertThat(violations).isEmpty();
        var prices = card.path("infrastructure");
        assertThat(prices.path("storage_gb_price").decimalValue().toPlainString())
                .isEqualTo("0.1");
        assertThat(prices.path("gateway_price").decimalValue().toPlainString()).isEqualTo("50");
    }
}
