package dev.onramp.defaults.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

class StrictJsonTest {

    private enum Kind {
        sql,
        api
    }

    private record Thing(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Long big,
            @Nullable BigInteger huge,
            @Nullable Boolean flag,
            @Nullable BigDecimal money,
            @Nullable Kind kind,
            @Nullable Set<Kind> kinds,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable UUID uuid,
            @Nullable List<String> texts,
            @Nullable Part part,
            @Nullable List<Part> parts,
            @Nullable ObjectNode free,
            @Nullable ArrayNode list,
            @Nullable JsonNode any) {}

    private record Part(
            @Nullable String innerText, @Nullable Integer innerCount) {}

    private record Needed(int count, boolean flag) {}

    // ---- conversions

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            text  | 5                | must be a string
            text  | 5.5              | must be a string
            text  | true             | must be a string
            text  | {}               | must be a string
            text  | []               | must be a string
            text  | ["a"]            | must be a string
            count | "5"              | must be a whole number
            count | ""               | must be a whole number
            count | " "              | must be a whole number
            count | 5.0              | must be a whole number
            count | 5.5              | must be a whole number
            count | 1e2              | must be a whole number
            count | 1E+1000000000    | must be a whole number
            count | true             | must be a whole number
            count | [5]              | must be a whole number
            count | {}               | must be a whole number
            big   | "5"              | must be a whole number
            big   | " "              | must be a whole number
            big   | 5.0              | must be a whole number
            huge  | "5"              | must be a whole number
            huge  | " "              | must be a whole number
            huge  | 5.0              | must be a whole number
            huge  | 1E+1000000000    | must be a whole number
            flag  | 0                | must be true or false
            flag  | 1                | must be true or false
            flag  | "true"           | must be true or false
            flag  | ""               | must be true or false
            flag  | " "              | must be true or false
            flag  | {}               | must be true or false
            money | "5"              | must be a number
            money | "NaN"            | must be a number
            money | ""               | must be a number
            money | " "              | must be a number
            money | true             | must be a number
            money | []               | must be a number
            kind  | "SQL"            | must be one of sql, api
            kind  | "other"          | must be one of sql, api
            kind  | ""               | must be one of sql, api
            kind  | " "              | must be one of sql, api
            kind  | "0"              | must be one of sql, api
            kind  | 0                | must be one of sql, api
            kind  | true             | must be one of sql, api
            kind  | {}               | must be one of sql, api
            kinds | "sql"            | must be an array
            kinds | {}               | must be an array
            uuid  | ""               | must be a UUID
            uuid  | " "              | must be a UUID
            uuid  | "x"              | must be a UUID
            uuid  | "0-0-0-0-0"      | must be a UUID
            uuid  | 5                | must be a UUID
            texts | "a"              | must be an array
            texts | ""               | must be an array
            texts | {}               | must be an array
            part  | ""               | must be an object
            part  | " "              | must be an object
            part  | "x"              | must be an object
            part  | []               | must be an object
            part  | 5                | must be an object
            free  | ""               | must be an object
            free  | []               | must be an object
            free  | 5                | must be an object
            list  | {}               | must be an array
            list  | "a"              | must be an array
            """)
    void convertsNothingSilently(String field, String value, String message) {
        // When
        var refusal = refusal("{\"%s\": %s}".formatted(field, value));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("/" + field);
        assertThat(refusal.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000",
                "1700000000.5",
                "1E+1000000000",
                "\"1700000000\"",
                "\"\"",
                "\" \"",
                "true",
                "[2026, 1, 31]",
                "{}",
                "\"2026-01-31\"",
                "\"2026-01-31T12:00:00\"",
                "\"2026-01-31 12:00:00Z\"",
                "\"2026-01-31T12:00:00+0100\"",
                "\" 2026-01-31T12:00:00Z\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"0000-12-31T23:59:59Z\"",
                "\"0001-01-01T00:00:00+00:01\"",
                "\"9999-12-31T23:59:59-00:01\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"now\""
            })
    void takesNoTimeInAnotherForm(String value) {
        // When
        var refusal = refusal("{\"time\": %s}".formatted(value));

        // Then
        assertThat(refusal.fields()).containsExactly("/time");
        assertThat(refusal.message()).isEqualTo("must be a time such as 2026-01-31T12:00:00Z (RFC 3339)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+01:00, 2026-01-31T11:00:00Z",
        "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void takesTimesInRfc3339(String text, Instant time) {
        assertThat(thing("{\"time\": \"%s\"}".formatted(text)).time()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20000",
                "[2026, 1, 31]",
                "true",
                "{}",
                "\"\"",
                "\" \"",
                "\"20260131\"",
                "\"2026-1-31\"",
                "\"31.01.2026\"",
                "\"2026-01-31T12:00:00Z\"",
                "\"2026-01-31T12:00:00\"",
                "\" 2026-01-31\"",
                "\"2026-02-30\"",
                "\"0000-01-01\"",
                "\"+999999999-01-31\"",
                "\"-0001-01-31\""
            })
    void takesNoDateInAnotherForm(String value) {
        // When
        var refusal = refusal("{\"day\": %s}".formatted(value));

        // Then
        assertThat(refusal.fields()).containsExactly("/day");
        assertThat(refusal.message()).isEqualTo("must be a date such as 2026-01-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31", "2024-02-29", "0001-01-01", "9999-12-31"})
    void takesDatesInRfc3339(String text) {
        assertThat(thing("{\"day\": \"%s\"}".formatted(text)).day()).isEqualTo(LocalDate.parse(text));
    }

    @Test
    void namesTheElementOfAList() {
        assertThat(refusal("{\"texts\": [\"a\", 5]}").fields()).containsExactly("/texts/1");
        assertThat(refusal("{\"kinds\": [\"sql\", \"SQL\"]}").fields()).containsExactly("/kinds/1");
        assertThat(refusal("{\"parts\": [{}, {\"inner_count\": \"5\"}]}").fields())
                .containsExactly("/parts/1/inner_count");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"count\": null, \"flag\": true}', /count",
        "'{\"flag\": true}', /count",
        "'{\"count\": 5}', /flag",
    })
    void needsWhatCannotBeAbsent(String body, String field) {
        assertThat(Refusal.of(() -> CallerJson.read(body, Needed.class)).fields())
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "-2147483649", "99999999999999999999999999"})
    void numberOutOfRangeIsNamed(String value) {
        // When
        var refusal = refusal("{\"count\": %s}".formatted(value));

        // Then
        assertThat(refusal.fields()).containsExactly("/count");
        assertThat(refusal.message()).isEqualTo("is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "5", "true", "\"\""})
    void bodyMustBeAnObject(String body) {
        assertThat(refusal(body).message()).isEqualTo("must be an object");
    }

    // ---- the document

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"text\": \"a\"}",
                "{\"text\": \"a\", \"te\\u0078t\": \"b\"}",
                "{\"free\": {\"a\": 1, \"a\": 2}}",
                "{\"free\": {\"a\": [{\"b\": 1, \"b\": 2}]}}",
                "{\"part\": {\"inner_text\": \"a\", \"inner_text\": \"b\"}}",
                "{\"any\": {\"\": 1, \"\": 2}}"
            })
    void doubledFieldIsRefused(String body) {
        assertThat(refusal(body).name()).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{} x", "{}]", "{},", "{}{}", "{} null", "{} 5", "{}\0"})
    void nothingMayFollowTheDocument(String body) {
        assertThat(refusal(body).name()).isEqualTo("malformed-json");
    }

    @Test
    void blanksMayFollowTheDocument() {
        assertThat(thing("{\"text\": \"a\"} \r\n\t ").text()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"colour": 1}                    | /colour
            {"Text": "a"}                    | /Text
            {"part": {"colour": 1}}          | /part/colour
            {"part": {"innerText": "a"}}     | /part/innerText
            {"parts": [{}, {"colour": 1}]}   | /parts/1/colour
            {"a/b~c": 1}                     | /a~1b~0c
            {"": 1}                          | /
            """)
    void unknownFieldIsNamed(String body, String field) {
        // When
        var refusal = refusal(body);

        // Then
        assertThat(refusal.fields()).containsExactly(field);
        assertThat(refusal.message()).isEqualTo("is not a known field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"text\"",
                "{\"text\":",
                "{\"text\": \"a\"",
                "{\"text\": \"a\",}",
                "{\"text\": 'a'}",
                "{text: \"a\"}",
                "{\"count\": 01}",
                "{\"count\": +1}",
                "{\"count\": .5}",
                "{\"count\": 5.}",
                "{\"count\": 0x5}",
                "{\"money\": NaN}",
                "{\"money\": Infinity}",
                "{\"any\": -Infinity}",
                "{\"flag\": True}",
                "{/* */}",
                "{} // end",
                "# a\n{}",
                "{\"text\": \"a\nb\"}",
                "{\"text\": \"\\x\"}",
                "{\"text\": \"\\u12\"}",
                "nul",
                "\ufeff\ufeff{}"
            })
    void textThatIsNoJsonIsRefused(String body) {
        assertThat(refusal(body).name()).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void bytesInAnotherEncodingAreRefused(String encoding) {
        // Given
        var bytes = "{\"text\": \"ü\"}".getBytes(Charset.forName(encoding));

        // Then
        assertThat(status(bytes)).isEqualTo(400);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll("bytes") byte[] body) {
        assertThat(status(body)).isIn(200, 400);
    }

    @Test
    void deepestDocumentIsTaken() {
        // Given
        var body = nested(StrictJson.MAX_DEPTH);

        // Then
        assertThat(Objects.requireNonNull(CallerJson.read(body, JsonNode.class)))
                .hasToString(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {StrictJson.MAX_DEPTH + 1, 1000, 100_000})
    void deeperDocumentIsRefused(int depth) {
        // When
        var refusal = Refusal.of(() -> CallerJson.read(nested(depth), JsonNode.class));

        // Then
        assertThat(refusal.problem().getDetail()).contains("nested too deeply");
    }

    // ---- numbers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "5",
                "0.10",
                "1.0",
                "100",
                "12345678901234567890.123456789",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001",
                "-7.50"
            })
    void numberIsKeptDigitForDigit(String number) {
        assertThat(CallerJson.write(thing("{\"free\": {\"a\": %s}}".formatted(number))))
                .isEqualTo("{\"free\":{\"a\":%s}}".formatted(number));
        assertThat(CallerJson.write(thing("{\"money\": %s}".formatted(number))))
                .isEqualTo("{\"money\":%s}".formatted(number));
    }

    @Property
    void anyNumberIsKeptExactly(@ForAll("numbers") BigDecimal number) {
        // When
        var read = thing("{\"money\": %s, \"free\": {\"a\": %s}}".formatted(number, number));

        // Then
        var answer = CallerJson.object(CallerJson.write(read));
        assertThat(answer.at("/money").decimalValue()).isEqualByComparingTo(number);
        assertThat(answer.at("/free/a").decimalValue()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1E-400", "1e998"})
    void numberThatNoDoubleHoldsIsKept(String number) {
        // When
        var read = thing("{\"money\": %s, \"free\": {\"a\": %s}}".formatted(number, number));

        // Then
        assertThat(read.money()).isEqualByComparingTo(number);
        assertThat(CallerJson.object(CallerJson.write(read)).at("/free/a").decimalValue())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"free": {"a": [%s]}}  | /free/a/0
            {"any": %s}            | /any
            {"list": [1, %s]}      | /list/1
            {"money": %s}          | /money
            """)
    void numberThatTheDatabaseCannotKeepIsNamed(String body, String field) {
        for (var number : List.of("1E+1000000000", "1E-1000000000", "0E-1000000000", "0E+1000000000", "1e1000")) {
            // When
            var refusal = refusal(body.formatted(number));

            // Then
            assertThat(refusal.fields()).as(number).containsExactly(field);
            assertThat(refusal.message()).as(number).isEqualTo("must not be a number of more than 1000 digits");
        }
    }

    @Test
    void fractionOfManyDigitsIsKept() {
        // Given
        var number = "0." + "7".repeat(999);

        // Then
        assertThat(CallerJson.write(thing("{\"any\": %s}".formatted(number))))
                .isEqualTo("{\"any\":%s}".formatted(number));
    }

    @Property
    void whatIsTakenCanBeStoredAndReadAgain(@ForAll("numbers") BigDecimal number) {
        // Given
        var taken = CallerJson.object("{\"a\": %s}".formatted(number));

        // When
        var stored = StoredJson.parse(
                "{\"a\": %s}".formatted(taken.get("a").decimalValue().toPlainString()));

        // Then
        assertThat(stored.get("a").decimalValue()).isEqualByComparingTo(number);
    }

    // ---- answers

    @Test
    void answerLeavesOutWhatIsAbsent() {
        assertThat(CallerJson.write(thing("{}"))).isEqualTo("{}");
    }

    @Test
    void answerKeepsTheNullsOfAFreeObject() {
        assertThat(CallerJson.write(thing("{\"free\": {\"a\": null}}"))).isEqualTo("{\"free\":{\"a\":null}}");
    }

    @Test
    void answerWritesTimesInUtc() {
        // Given
        var thing = thing("{\"time\": \"2026-01-31T12:00:00.5+01:00\", \"day\": \"2026-01-31\"}");

        // Then
        assertThat(CallerJson.write(thing)).isEqualTo("{\"time\":\"2026-01-31T11:00:00.500Z\",\"day\":\"2026-01-31\"}");
    }

    @Test
    void answerWritesNamesInSnakeCase() {
        assertThat(CallerJson.write(new Part("a", 5))).isEqualTo("{\"inner_text\":\"a\",\"inner_count\":5}");
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(300).negate(), BigInteger.TEN.pow(300))
                .flatMap(digits ->
                        Arbitraries.integers().between(-600, 600).map(scale -> new BigDecimal(digits, scale)));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        var starts = Arbitraries.of(
                "",
                "{\"text\":\"",
                "{\"",
                "\0\0\0{",
                "{\0\0\0",
                "\0{",
                "{\0",
                "\0\0\u00fe\u00ff",
                "\u00ff\u00fe\0\0",
                "\u00fe\u00ff",
                "\u00ff\u00fe",
                "\u00ef\u00bb\u00bf{");
        var rest = Arbitraries.bytes().array(byte[].class).ofMaxSize(24);
        return starts.map(start -> start.getBytes(StandardCharsets.ISO_8859_1))
                .flatMap(start -> rest.map(end -> concat(start, end)));
    }

    private static byte[] concat(byte[] start, byte[] end) {
        var all = new byte[start.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        return all;
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static int status(byte[] body) {
        try {
            CallerJson.read(body, Thing.class);
            return 200;
        } catch (HttpProblem problem) {
            return problem.getStatusCode();
        }
    }

    private static Refusal refusal(String body) {
        return Refusal.of(() -> CallerJson.read(body, Thing.class));
    }

    private static Thing thing(String body) {
        return Objects.requireNonNull(CallerJson.read(body, Thing.class));
    }
}
