package dev.onramp.democonfig.ratecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every added version is valid in a far future, so that no other test is priced by it unless it asks for it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RateCardTest {

    private static final String CARDS = "/demo/rate-cards";

    private final Api admin = Api.newUser("admin");
    private final Api viewer = Api.newUser("viewer");

    // ---- reading

    @Test
    void seededCardsAreListed() {
        // When
        var list = viewer.get(CARDS).is(200).json();

        // Then
        assertThat(list.path("items").findValuesAsText("code")).contains("P1", "P3");
        assertThat(list.path("items")).allMatch(card -> card.path("version").asInt() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/P3", "/p3", "/p3/versions/1"})
    void cardIsReadWhateverTheCaseOfItsCode(String path) {
        // When
        var card = viewer.get(CARDS + path).is(200);

        // Then
        assertThat(card.at("/code")).isEqualTo("P3");
        assertThat(card.at("/kind")).isEqualTo("full");
        assertThat(card.at("/currency")).isEqualTo("USD");
        assertThat(card.at("/version")).isEqualTo("1");
        assertThat(card.at("/card/licences/1/price")).isEqualTo("32500.00");
        viewer.with("If-None-Match", card.etag()).get(CARDS + path).is(304);
    }

    @Test
    void versionsAreListedNewestFirst() {
        // Given
        var added = add("P1", SeedCards.json("P1"), "USD").is(201).json();

        // When
        var list = viewer.get(CARDS + "/p1/versions?limit=1").is(200);

        // Then
        assertThat(list.json().path("items").path(0).path("version").asInt())
                .isGreaterThanOrEqualTo(added.path("version").asInt());
        viewer.get(list.next()).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/P9", "/P1/versions/0", "/P1/versions/999999999", "/P9/versions", "/P9/versions/1"})
    void whatIsNotThereIsNotFound(String path) {
        viewer.get(CARDS + path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/P1/versions/x", "/P1/versions/-1", "/P1/versions/1111111111", "?colour=red"})
    void whatCannotBeAskedForIsRefused(String path) {
        viewer.get(CARDS + path).isProblem(400, "invalid-request");
    }

    // ---- adding

    @Test
    void addedVersionIsReadWithItsMoneyAtTheScaleOfItsCurrency() {
        // Given
        var card = SeedCards.json("P1").put("hourly_rate", 45);

        // When
        var added = add("p1", card, "KWD").is(201);

        // Then
        var read = viewer.get(added.location()).is(200);
        assertThat(read.json()).isEqualTo(added.json());
        assertThat(read.at("/card/hourly_rate")).isEqualTo("45.000");
        assertThat(read.at("/card/batch_hours")).isEqualTo("8");
        assertThat(read.at("/created_by")).isEqualTo(admin.user());
        assertThat(viewer.get(CARDS + "/P1").at("/version")).isEqualTo("1");
    }

    @Test
    void versionsThatAreAddedAtOnceAreNumberedWithoutGaps() {
        // When
        var added = Parallel.run(
                8,
                () -> add("P3", SeedCards.json("P3"), "USD")
                        .is(201)
                        .json()
                        .path("version")
                        .asInt());

        // Then
        var first = added.stream().min(Integer::compare).orElseThrow();
        assertThat(added)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(first, first + 8).boxed().toList());
    }

    @Test
    void repeatedRequestAddsNothing() {
        // Given
        var user = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        var body = body(SeedCards.json("P1"), "USD");
        var first = user.post(CARDS + "/P1/versions", body).is(201);

        // When
        var second = user.post(CARDS + "/P1/versions", body).is(201);

        // Then
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void onlyAdministratorsAdd() {
        for (var role : new String[] {"viewer", "editor"}) {
            Api.newUser(role)
                    .post(CARDS + "/P1/versions", body(SeedCards.json("P1"), "USD"))
                    .isProblem(403, "forbidden");
        }
    }

    @Test
    void cardOfNobodyGetsNoVersion() {
        add("P9", SeedCards.json("P1"), "USD").isProblem(404, "not-found");
    }

    @Test
    void formOfTheOtherKindIsRefusedByName() {
        // When
        var answer = add("P1", SeedCards.json("P3"), "USD");

        // Then
        answer.isProblem(422, "invalid-rate-card");
        assertThat(answer.json().path("violations")).hasSize(1);
        answer.hasViolation("/card/kind", "must be estimate");
    }

    @Test
    void otherKindIsRefusedWhateverElseIsMissing() {
        // When
        var answer = admin.post(CARDS + "/P3/versions", "{\"currency\": \"USD\", \"card\": {\"kind\": \"estimate\"}}");

        // Then
        answer.isProblem(422, "invalid-rate-card");
        assertThat(answer.json().path("violations")).hasSize(1);
        answer.hasViolation("/card/kind", "must be full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\": \"large\"}", "{\"kind\": 1}"})
    void noKindIsRefusedByName(String card) {
        admin.post(CARDS + "/P3/versions", "{\"currency\": \"USD\", \"card\": " + card + "}")
                .isProblem(400, "invalid-request")
                .hasViolation("/card/kind", "");
    }

    @Test
    void unknownFieldIsRefusedByName() {
        // When
        var answer = add("P1", SeedCards.json("P1").put("colour", "red"), "USD");

        // Then
        answer.isProblem(400, "invalid-request");
        assertThat(answer.at("/violations/0/field")).isEqualTo("/card/colour");
    }

    @Test
    void missingOrExcessivePartIsRefusedByName() {
        // Given
        var without = SeedCards.json("P3");
        without.remove("environment");
        var dear = SeedCards.json("P1").put("hourly_rate", 1_000_000_001L);

        // When
        var missing = add("P3", without, "USD");
        var excessive = add("P1", dear, "USD");

        // Then
        missing.isProblem(400, "invalid-request");
        assertThat(missing.at("/violations/0/field")).isEqualTo("/card/environment");
        excessive.isProblem(400, "invalid-request");
        assertThat(excessive.at("/violations/0/field")).isEqualTo("/card/hourly_rate");
    }

    @Test
    void partsThatDoNotFitAreRefusedByName() {
        // Given
        var card = SeedCards.json("P1").put("min_weeks", 3);

        // When
        var answer = add("P1", card, "USD");

        // Then
        answer.isProblem(422, "invalid-rate-card");
        assertThat(answer.at("/violations/0/field")).isEqualTo("/card/min_weeks");
        assertThat(add("P1", SeedCards.json("P1"), "XXY").is(422).at("/violations/0/field"))
                .isEqualTo("/currency");
    }

    @Test
    void pricesOfUnitsMayBeFinerThanTheCurrency() {
        // When
        var added = add("P3", SeedCards.json("P3"), "JPY").is(201);

        // Then
        assertThat(added.at("/card/infrastructure/storage_gb_price")).isEqualTo("0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update rate_cards set currency = 'EUR'", "delete from rate_cards"})
    void serviceItselfCannotChangeAVersion(String sql) throws SQLException {
        try (var connection = Database.asService();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    private Answer add(String code, ObjectNode card, String currency) {
        return admin.post(CARDS + "/" + code + "/versions", body(card, currency));
    }

    private static String body(ObjectNode card, String currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("currency", currency)
                .put("valid_from", "2199-01-01")
                .set("card", card)
                .toString();
    }
}
