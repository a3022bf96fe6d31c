package dev.onramp.defaults.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {

    private enum Kind {
        sql,
        api
    }

    private record Thing(
            @Nullable String text,
            @Nullable Integer count,
            int need,
            long much,
            boolean flag,
            @Nullable BigInteger huge,
            @Nullable BigDecimal money,
            @Nullable Kind kind,
            @Nullable Set<Kind> kinds,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable UUID uuid,
            @Nullable List<String> texts,
            @Nullable Map<String, Integer> counts,
            @Nullable Part part,
            @Nullable List<Part> parts,
            @Nullable ObjectNode free,
            @Nullable ArrayNode list,
            @Nullable JsonNode any) {}

    private record Part(
            @Nullable String innerText, @Nullable Integer innerCount) {}

    private static final String[] NAMES = {
        "text",
        "count",
        "need",
        "much",
        "flag",
        "huge",
        "money",
        "kind",
        "kinds",
        "time",
        "day",
        "uuid",
        "texts",
        "counts",
        "part",
        "parts",
        "free",
        "list",
        "any",
        "inner_text",
        "inner_count"
    };

    @Property(tries = 2000)
    void anyDocumentIsReadAsFarAsItFits(@ForAll("documents") ObjectNode document) {
        // Given
        var before = document.deepCopy();

        // When
        var thing = StoredJson.read(document, Thing.class);

        // Then
        assertThat(thing).isNotNull();
        assertThat(document).isEqualTo(before);
    }

    @Property
    void whatFitsIsNotLostToAnOddNeighbour(@ForAll("values") JsonNode odd) {
        for (var name : NAMES) {
            if (!name.equals("text")) {
                // Given
                var document = StoredJson.parse("{\"text\": \"kept\"}").set(name, odd);

                // When
                var thing = StoredJson.read((ObjectNode) document, Thing.class);

                // Then
                assertThat(thing.text()).as(name).isEqualTo("kept");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"other\"}",
                "{\"kind\": {}}",
                "{\"kinds\": \"sql\"}",
                "{\"time\": \"yesterday\"}",
                "{\"day\": \"31.01.2026\"}",
                "{\"uuid\": \"x\"}",
                "{\"part\": [1]}",
                "{\"parts\": [{}, 5]}",
                "{\"parts\": [{\"inner_count\": \"many\"}]}",
                "{\"texts\": {}}",
                "{\"counts\": {\"a\": \"b\"}}",
                "{\"free\": []}",
                "{\"free\": \"x\"}",
                "{\"list\": {}}",
                "{\"money\": {}}",
                "{\"money\": \"much\"}"
            })
    void whatDoesNotFitIsAbsent(String json) {
        assertThat(StoredJson.read(StoredJson.parse(json), Thing.class))
                .isEqualTo(StoredJson.read(StoredJson.parse("{}"), Thing.class));
    }

    @Test
    void unknownFieldsArePassedOver() {
        assertThat(StoredJson.read(StoredJson.parse("{\"text\": \"a\", \"colour\": {\"x\": 1}}"), Thing.class)
                        .text())
                .isEqualTo("a");
    }

    @Test
    void writtenRecordReadsBackTheSame() {
        // Given
        var thing = new Thing(
                "a\ud83d\ude80",
                5,
                6,
                7,
                true,
                BigInteger.TEN.pow(30),
                new BigDecimal("0.10"),
                Kind.sql,
                Set.of(Kind.api),
                Instant.parse("2026-01-31T12:00:00.123456Z"),
                LocalDate.parse("2026-01-31"),
                UUID.fromString("01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11"),
                List.of("x"),
                Map.of("a", 1),
                new Part("b", 1),
                List.of(new Part("c", 2)),
                StoredJson.parse("{\"a\": [1.50, null]}"),
                null,
                StoredJson.parse("{}"));

        // When
        var read = StoredJson.read(StoredJson.parse(StoredJson.write(thing).toString()), Thing.class);

        // Then
        assertThat(read).isEqualTo(thing);
    }

    @Test
    void absentMembersAreNotWritten() {
        assertThat(StoredJson.write(new Part(null, 5))).hasToString("{\"inner_count\":5}");
    }

    @Test
    void timesAreWrittenAsText() {
        // Given
        Map<String, Object> time =
                Map.of("time", Instant.parse("2026-01-31T12:00:00.123456Z"), "day", LocalDate.parse("2026-01-31"));

        // Then
        assertThat(StoredJson.write(time))
                .isEqualTo(StoredJson.parse("{\"time\": \"2026-01-31T12:00:00.123456Z\", \"day\": \"2026-01-31\"}"));
    }

    @Test
    void numbersAreKeptDigitForDigit() {
        // Given
        var json = "{\"a\":12345678901234567890.123456789,\"b\":0.10}";

        // Then
        assertThat(StoredJson.parse(json)).hasToString(json);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 131_072})
    void longNumberOfARowWrittenBySqlIsRead(int digits) {
        // Given
        var number = "9".repeat(digits);

        // Then
        assertThat(StoredJson.parse("{\"a\": " + number + "}").get("a").bigIntegerValue())
                .isEqualTo(new BigInteger(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "5", "\"secret\"", "{\"a\": \"secret\"", "secret"})
    void whatIsNoObjectIsNotRepeatedInTheFailure(String json) {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredJson.parse(json))
                .withNoCause()
                .withMessage("A stored document is not a JSON object");
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return JsonArbitraries.objects(NAMES);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return JsonArbitraries.values(NAMES);
    }
}
