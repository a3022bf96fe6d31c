package dev.onramp.defaults.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StorableTextTest {

    private record Thing(
            @Nullable String text,
            @Nullable List<String> texts,
            @Nullable Set<String> set,
            @Nullable Map<String, String> map,
            @Nullable Map<String, Object> open,
            @Nullable Part part,
            @Nullable ObjectNode free,
            @Nullable ArrayNode list,
            @Nullable JsonNode any) {}

    private record Part(@Nullable String text) {}

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("{'text': 'a%sb'}", "/text"),
                Arguments.of("{'texts': ['a', '%s']}", "/texts/1"),
                Arguments.of("{'set': ['%s']}", "/set/0"),
                Arguments.of("{'map': {'a': '%s'}}", "/map/a"),
                Arguments.of("{'map': {'a%s': 'a'}}", "/map"),
                Arguments.of("{'open': {'a': '%s'}}", "/open/a"),
                Arguments.of("{'open': {'a%s': 1}}", "/open"),
                Arguments.of("{'part': {'text': '%s'}}", "/part/text"),
                Arguments.of("{'free': {'a': '%s'}}", "/free/a"),
                Arguments.of("{'free': {'a': [1, {'b/c~d': ['%s']}]}}", "/free/a/1/b~1c~0d/0"),
                Arguments.of("{'list': [[], [{'a': '%s'}]]}", "/list/1/0/a"),
                Arguments.of("{'any': '%s'}", "/any"),
                Arguments.of("{'any': ['%s']}", "/any/0"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nulIsNamedWhereverItStands(String template, String field) {
        // When
        var refusal = refusal(template, "\\u0000");

        // Then
        assertThat(refusal.fields()).containsExactly(field);
        assertThat(refusal.message()).isEqualTo("must not contain the NUL character");
    }

    @ParameterizedTest
    @MethodSource("places")
    void halfASurrogatePairIsNamedWhereverItStands(String template, String field) {
        for (var half : List.of("\\ud800", "\\udfff", "\\ude80\\ud83d", "\\ud83d\\ud83d\\ude80", "\\ud83d\\u0041")) {
            // When
            var refusal = refusal(template, half);

            // Then
            assertThat(refusal.fields()).as(half).containsExactly(field);
            assertThat(refusal.message()).as(half).isEqualTo("must not contain half of a surrogate pair");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anyOtherTextIsTaken(String template, String field) {
        for (var text :
                List.of("", "\\u0001", "\\u001f", "\\u007f", "\\uffff", "\\ufeff", "\\ud83d\\ude80", "ü", "😀")) {
            assertThat(read(template, text)).as(text).isNotNull();
        }
    }

    @Test
    void nameOfAFreeFieldIsChecked() {
        // When
        var refusal = refusal("{'free': {'a': {'b%s': 1}}}", "\\u0000");

        // Then
        assertThat(refusal.fields()).containsExactly("/free/a/b\0");
    }

    @Test
    void bytesOfHalfASurrogatePairAreRefused() {
        // Given
        var bytes = "{\"text\": \"???\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[10] = (byte) 0xED;
        bytes[11] = (byte) 0xA0;
        bytes[12] = (byte) 0x80;

        // Then
        assertThat(Refusal.of(() -> CallerJson.read(bytes, Thing.class)).status())
                .isEqualTo(400);
    }

    @Test
    void refusalThatNamesAnOddFieldCanBeSent() {
        // When
        var refusal = refusal("{'free': {'%s': 1}}", "\\ud800");

        // Then
        assertThat(CallerJson.bytes(refusal.problem().getParameters())).isNotEmpty();
    }

    @Test
    void refusalOfAnOddUnknownFieldCanBeSent() {
        // When
        var refusal = refusal("{'%s': 1}", "\\udc00");

        // Then
        assertThat(CallerJson.bytes(refusal.problem().getParameters())).isNotEmpty();
    }

    @Property
    void everyStorableTextIsKept(@ForAll("storable") String text) {
        // Given
        var body = CallerJson.write(Map.of("text", text, "free", Map.of(text, List.of(text))));

        // When
        var read = Objects.requireNonNull(CallerJson.read(body, Thing.class));

        // Then
        assertThat(read.text()).isEqualTo(text);
        assertThat(Objects.requireNonNull(read.free()).get(text).get(0).textValue())
                .isEqualTo(text);
    }

    @Property
    void everyAnswerWithStorableTextIsUtf8(@ForAll("storable") String text) {
        // When
        var bytes = CallerJson.bytes(Map.of("text", text));

        // Then
        assertThat(Objects.requireNonNull(CallerJson.read(bytes, Thing.class)).text())
                .isEqualTo(text);
    }

    @Property
    void faultIsNamedAtAnyDepth(@ForAll("steps") List<String> steps, @ForAll("faults") String fault) {
        // Given
        var body = "\"a" + fault + "\"";
        var pointer = new StringBuilder();
        for (int i = steps.size() - 1; i >= 0; i--) {
            var name = steps.get(i);
            body = name.isEmpty() ? "[0, " + body + "]" : "{\"fine\": \"x\", \"" + name + "\": " + body + "}";
            pointer.insert(0, "/" + (name.isEmpty() ? "1" : name));
        }

        // When
        var json = body;
        var refusal = Refusal.of(() -> CallerJson.read(json, JsonNode.class));

        // Then
        assertThat(refusal.fields()).containsExactly(pointer.toString());
    }

    @Provide
    Arbitrary<String> storable() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(points -> String.join("", points));
    }

    /** Names of fields on the way to a value; an empty one stands for an array. */
    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.of("", "a", "b", "ü")
                .list()
                .ofMaxSize(StrictJson.MAX_DEPTH)
                .map(ArrayList::new);
    }

    @Provide
    Arbitrary<String> faults() {
        return Arbitraries.of("\\u0000", "\\ud800", "\\udc00", "\\ud800\\ud800\\udc00");
    }

    private static Refusal refusal(String template, String text) {
        return Refusal.of(() -> read(template, text));
    }

    private static @Nullable Thing read(String template, String text) {
        return CallerJson.read(template.formatted(text).replace('\'', '"'), Thing.class);
    }
}
