package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.InLocale;
import dev.onramp.defaults.Refusal;
import dev.onramp.defaults.json.CallerJson;
import dev.onramp.defaults.json.JsonArbitraries;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProblemsTest {

    private static final String CANARY = "s3cr3t-canary";
    private static final String[] NAMES = {
        "text",
        "count",
        "flag",
        "money",
        "kind",
        "time",
        "day",
        "uuid",
        "texts",
        "counts",
        "part",
        "parts",
        "free",
        "any",
        "inner_text"
    };

    private enum Kind {
        sql,
        api {
            @Override
            public String toString() {
                return "java.lang.Surprise";
            }
        }
    }

    private record Thing(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable BigDecimal money,
            @Nullable Kind kind,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable UUID uuid,
            @Nullable List<String> texts,
            @Nullable Map<String, Integer> counts,
            @Nullable Part part,
            @Nullable List<Part> parts,
            @Nullable ObjectNode free,
            @Nullable JsonNode any) {}

    private record Part(@Nullable String innerText) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            count  | "s3cr3t-canary"
            flag   | "s3cr3t-canary"
            money  | "s3cr3t-canary"
            kind   | "s3cr3t-canary"
            time   | "s3cr3t-canary"
            day    | "s3cr3t-canary"
            uuid   | "s3cr3t-canary"
            texts  | "s3cr3t-canary"
            counts | "s3cr3t-canary"
            part   | "s3cr3t-canary"
            parts  | "s3cr3t-canary"
            free   | "s3cr3t-canary"
            text   | ["s3cr3t-canary"]
            text   | {"x": "s3cr3t-canary"}
            text   | "s3cr3t-canary\\u0000"
            free   | {"x": "s3cr3t-canary\\ud800"}
            texts  | ["s3cr3t-canary", 5]
            texts  | [{"x": "s3cr3t-canary"}]
            part   | {"inner_text": 5, "x": "s3cr3t-canary"}
            part   | {"x": "s3cr3t-canary"}
            text   | s3cr3t-canary
            text   | "s3cr3t-canary
            text   | "s3cr3t-canary" "s3cr3t-canary"
            text   | "s3cr3t-canary\\x"
            text   | 's3cr3t-canary'
            """)
    void neverRepeatsAValue(String field, String value) {
        // When
        var refusal = refusal("{\"%s\": %s}".formatted(field, value));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).doesNotContain(CANARY);
    }

    @Test
    void neverRepeatsAValueThatIsDoubled() {
        assertThat(refusal("{\"free\": {\"a\": \"s3cr3t-canary\", \"a\": \"s3cr3t-canary\"}}")
                        .text())
                .doesNotContain(CANARY);
    }

    @Test
    void namesTheValuesOfAnEnumAsTheyAreWritten() {
        assertThat(refusal("{\"kind\": \"x\"}").message()).isEqualTo("must be one of sql, api");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a/b": 1}                          | /a~1b
            {"a~b": 1}                          | /a~0b
            {"part": {"~/": 1}}                 | /part/~0~1
            {"parts": [{}, {"x": 1}]}           | /parts/1/x
            {"texts": ["a", {}]}                | /texts/1
            {"counts": {"a/b": "x"}}            | /counts/a~1b
            {"free": {"a/b": ["\\u0000"]}}      | /free/a~1b/0
            """)
    void pointsAtTheFault(String body, String pointer) {
        assertThat(refusal(body).fields()).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                       | line 1, column 2
            {"text": "a",}          | line 1, column 14
            {"free": {"a": tru}}    | line 1, column 19
            """)
    void saysWhereTheJsonBreaks(String body, String place) {
        assertThat(refusal(body).problem().getDetail()).isEqualTo("The body is not valid JSON: " + place + ".");
    }

    @Test
    void saysWhereTheJsonBreaksInTheSameDigitsEverywhere() {
        assertThat(InLocale.arabic(() -> refusal("{")).problem().getDetail())
                .isEqualTo("The body is not valid JSON: line 1, column 2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{} 5"})
    void saysThatSomethingFollows(String body) {
        assertThat(refusal(body).problem().getDetail()).isEqualTo("Something follows the JSON document.");
    }

    @Test
    void failureWithoutAPlaceIsStillAProblem() {
        // Given
        var failure = new JsonParseException((JsonParser) null, "java.lang.Secret " + CANARY);

        // When
        var problem = JsonProblems.of(failure);

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getDetail()).isEqualTo("The body is not valid JSON.");
    }

    @Test
    void problemInTheMiddleOfAValueStaysWhatItIs() {
        // Given
        var tooLarge = Problems.contentTooLarge(5);

        // Then
        assertThat(JsonProblems.of(JsonMappingException.wrapWithPath(tooLarge, new Object(), "a")))
                .isSameAs(tooLarge);
    }

    @Test
    void failureOfOurOwnCodeTellsNothingOfIt() {
        // Given
        var failure = JsonMappingException.wrapWithPath(
                new IllegalStateException("java.lang.Secret " + CANARY), new Object(), "a");

        // When
        var refusal = new Refusal(JsonProblems.of(failure));

        // Then
        assertThat(refusal.text()).doesNotContain(CANARY, "java");
    }

    @Test
    void answerThatCannotBeWrittenIsOurFault() {
        // Given
        var failure = CallerJson.failureOfWriting(Map.of("a", new BigDecimal("1E-12000")));

        // When
        var problem = JsonProblems.of(failure);

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(500);
        assertThat(problem.getDetail()).isNull();
        assertThat(problem.getParameters()).isEmpty();
    }

    @Property
    void documentThatDoesNotFitGivesNothingAway(@ForAll("documents") ObjectNode document) {
        // When
        var problem = problem(document.toString());

        // Then
        assertThat(problem == null ? "" : new Refusal(problem).text()).doesNotContain(SECRETS_OF_OURS);
        assertThat(problem == null ? 400 : problem.getStatusCode()).isEqualTo(400);
    }

    @Property(tries = 3000)
    void brokenJsonGivesNothingAway(@ForAll("broken") String body) {
        // When
        var problem = problem(body);

        // Then
        assertThat(problem == null ? "" : new Refusal(problem).text()).doesNotContain(SECRETS_OF_OURS);
        assertThat(problem == null ? 400 : problem.getStatusCode()).isEqualTo(400);
    }

    @Property
    void anyTextGivesNothingAway(@ForAll String body) {
        // When
        var problem = problem(body);

        // Then
        assertThat(problem == null ? "" : new Refusal(problem).text()).doesNotContain(SECRETS_OF_OURS);
        assertThat(problem == null ? 400 : problem.getStatusCode()).isEqualTo(400);
    }

    private static final String[] SECRETS_OF_OURS = {
        "java.",
        "com.fasterxml",
        "dev.onramp",
        "jackson",
        "Exception",
        "Thing",
        "Part",
        "Kind",
        "BigDecimal",
        "LocalDate",
        "Instant",
        "ObjectNode",
        "ArrayList",
        "Surprise",
        "deserialize",
        "token"
    };

    @Provide
    Arbitrary<ObjectNode> documents() {
        return JsonArbitraries.objects(NAMES);
    }

    /** Documents that fit or nearly fit, with some characters lost, doubled or replaced. */
    @Provide
    Arbitrary<String> broken() {
        var edits = Arbitraries.of(
                "", "{", "}", "[", "]", "\"", ",", ":", "\\", "\0", "5", "-", "e", "null", " ", "\ud800", "\n");
        return JsonArbitraries.objects(NAMES)
                .map(ObjectNode::toString)
                .flatMap(text -> Arbitraries.integers()
                        .between(0, text.length() - 1)
                        .flatMap(place ->
                                edits.map(edit -> text.substring(0, place) + edit + text.substring(place + 1))));
    }

    private static Refusal refusal(String body) {
        return Refusal.of(() -> CallerJson.read(body, Thing.class));
    }

    private static @Nullable HttpProblem problem(String body) {
        try {
            CallerJson.read(body, Thing.class);
            return null;
        } catch (HttpProblem problem) {
            return problem;
        }
    }
}
