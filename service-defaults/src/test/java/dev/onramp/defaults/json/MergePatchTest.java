package dev.onramp.defaults.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** RFC 7396, appendix A: those whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}            | {"a":"c"}                    | {"a":"c"}
            {"a":"b"}            | {"b":"c"}                    | {"a":"b","b":"c"}
            {"a":"b"}            | {"a":null}                   | {}
            {"a":"b","b":"c"}    | {"a":null}                   | {"b":"c"}
            {"a":["b"]}          | {"a":"c"}                    | {"a":"c"}
            {"a":"c"}            | {"a":["b"]}                  | {"a":["b"]}
            {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}}     | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}    | {"a":[1]}                    | {"a":[1]}
            {"e":null}           | {"a":1}                      | {"e":null,"a":1}
            {}                   | {"a":{"bb":{"ccc":null}}}    | {"a":{"bb":{}}}
            """)
    void followsTheExamplesOfTheStandard(String target, String patch, String result) {
        assertThat(MergePatch.apply(object(target), object(patch))).isEqualTo(object(result));
    }

    /** RFC 7396, appendix A: all of them, one level down. A null there removes instead of replacing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}            | {"a":"c"}                    | {"a":"c"}
            {"a":"b"}            | {"b":"c"}                    | {"a":"b","b":"c"}
            {"a":"b"}            | {"a":null}                   | {}
            {"a":"b","b":"c"}    | {"a":null}                   | {"b":"c"}
            {"a":["b"]}          | {"a":"c"}                    | {"a":"c"}
            {"a":"c"}            | {"a":["b"]}                  | {"a":["b"]}
            {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}}     | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}    | {"a":[1]}                    | {"a":[1]}
            ["a","b"]            | ["c","d"]                    | ["c","d"]
            {"a":"b"}            | ["c"]                        | ["c"]
            {"a":"foo"}          | "bar"                        | "bar"
            {"e":null}           | {"a":1}                      | {"e":null,"a":1}
            [1,2]                | {"a":"b","c":null}           | {"a":"b"}
            {}                   | {"a":{"bb":{"ccc":null}}}    | {"a":{"bb":{}}}
            """)
    void followsTheExamplesOfTheStandardAtAnyDepth(String target, String patch, String result) {
        assertThat(MergePatch.apply(object("{\"x\":" + target + "}"), object("{\"x\":" + patch + "}")))
                .isEqualTo(object("{\"x\":" + result + "}"));
    }

    @Test
    void nullRemovesAWholeObject() {
        assertThat(MergePatch.apply(object("{\"x\":{\"a\":\"foo\"}}"), object("{\"x\":null}")))
                .isEqualTo(object("{}"));
    }

    @Test
    void nullInAnArrayIsAValue() {
        assertThat(MergePatch.apply(object("{}"), object("{\"a\":[null,{\"b\":null}]}")))
                .isEqualTo(object("{\"a\":[null,{\"b\":null}]}"));
    }

    @Property
    void emptyPatchChangesNothing(@ForAll("objects") ObjectNode target) {
        assertThat(MergePatch.apply(target, target.objectNode())).isEqualTo(target);
    }

    @Property
    void secondTimeChangesNothingMore(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        // Given
        var once = MergePatch.apply(target, patch);

        // When
        var twice = MergePatch.apply(once, patch);

        // Then
        assertThat(twice).isEqualTo(once);
    }

    @Property
    void argumentsStayAsTheyWere(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        // Given
        var targetBefore = target.deepCopy();
        var patchBefore = patch.deepCopy();

        // When
        MergePatch.apply(target, patch).put("a", "later").remove("b");

        // Then
        assertThat(target).isEqualTo(targetBefore);
        assertThat(patch).isEqualTo(patchBefore);
    }

    @Property
    void fieldIsRemovedOrAsThePatchSays(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        // When
        var result = MergePatch.apply(target, patch);

        // Then
        for (var field : patch.properties()) {
            var value = field.getValue();
            assertThat(result.has(field.getKey())).isNotEqualTo(value.isNull());
            if (!value.isNull() && !value.isObject()) {
                assertThat(result.get(field.getKey())).isEqualTo(value);
            }
        }
    }

    @Property
    void fieldThatThePatchDoesNotNameStays(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        // When
        var result = MergePatch.apply(target, patch);

        // Then
        for (var field : target.properties()) {
            if (!patch.has(field.getKey())) {
                assertThat(result.get(field.getKey())).isEqualTo(field.getValue());
            }
        }
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return JsonArbitraries.objects("a", "b", "c", "");
    }

    private static ObjectNode object(String json) {
        return CallerJson.object(json);
    }
}
