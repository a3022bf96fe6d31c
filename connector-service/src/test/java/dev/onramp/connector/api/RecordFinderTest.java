package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFinderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"a\":1},{\"a\":2}]                                     | {\"a\":1} {\"a\":2}",
                "[]                                                        | ''",
                "[1,\"b\"]                                                 | 1 \"b\"",
                "{\"data\":[{\"a\":1}],\"total\":1}                        | {\"a\":1}",
                "{\"links\":[{\"x\":1}],\"items\":[{\"a\":1}]}             | {\"a\":1}",
                "{\"data\":[]}                                             | ''",
                "{\"data\":{\"items\":[{\"a\":1}]}}                        | {\"a\":1}",
                "{\"data\":{\"orders\":[{\"a\":1}],\"n\":1}}               | {\"a\":1}",
                "{\"orders\":[{\"a\":1}],\"tags\":[\"x\"]}                 | {\"a\":1}",
                "{\"_embedded\":{\"orders\":[{\"a\":1}]},\"page\":{}}      | {\"a\":1}",
                "{\"a\":[{\"x\":1}],\"b\":[{\"y\":1}]}                     | {\"a\":[{\"x\":1}],\"b\":[{\"y\":1}]}",
                "{\"id\":7,\"name\":\"x\"}                                 | {\"id\":7,\"name\":\"x\"}",
                "{\"value\":[{\"a\":1}],\"@odata.context\":\"x\"}          | {\"a\":1}",
            })
    void findsTheRecordsInWhatApisAnswer(String answer, String expected) {
        // When
        var records = RecordFinder.records(json(answer), null);

        // Then
        assertThat(records.stream()
                        .map(JsonNode::toString)
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|1", "/a/b|2", "/a~1b|1", "/a/b/1|1"})
    void followsThePointer(String pointer, int expected) {
        // Given
        var answer = json("{\"a\":{\"b\":[{\"x\":1},{\"x\":2}]},\"a/b\":[{}]}");

        // When
        var records = RecordFinder.records(answer, pointer);

        // Then
        assertThat(records).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "no pointer", "/a/99"})
    void tellsThatAPointerLeadsNowhere(String pointer) {
        // Given
        var answer = json("{\"a\":[1]}");

        // Then
        assertThatThrownBy(() -> RecordFinder.records(answer, pointer))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("table-missing"));
    }

    @Property
    void findsTheListUnderWhateverNameAmongPlainValues(
            @ForAll("names") String name,
            @ForAll("plain") List<JsonNode> others,
            @ForAll("objects") List<JsonNode> list) {
        // Given
        var answer = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < others.size(); i++) {
            answer.set("other" + i, others.get(i));
        }
        answer.putArray(name).addAll(list);

        // When
        var records = RecordFinder.records(answer, null);

        // Then
        assertThat(records).isEqualTo(list);
    }

    @Property
    void findsSomethingInWhateverAnswer(@ForAll("answers") JsonNode answer) {
        // When
        var records = RecordFinder.records(answer, null);

        // Then
        assertThat(records.size()).isLessThanOrEqualTo(Math.max(1, largestList(answer)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<List<JsonNode>> plain() {
        return TestJson.scalars().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<JsonNode>> objects() {
        return Combinators.combine(names(), TestJson.scalars())
                .<JsonNode>as(
                        (name, value) -> JsonNodeFactory.instance.objectNode().set(name, value))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<JsonNode> answers() {
        return TestJson.values(3);
    }

    private static int largestList(JsonNode node) {
        int largest = node.isArray() ? node.size() : 0;
        for (var child : node) {
            largest = Math.max(largest, largestList(child));
        }
        return largest;
    }

    private static JsonNode json(@Nullable String text) {
        return Documents.records(String.valueOf(text).getBytes(StandardCharsets.UTF_8), 1000, new Interest());
    }
}
