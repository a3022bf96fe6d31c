package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPointersTest {

    @Test
    void bodyItselfIsTheEmptyPointer() {
        assertThat(JsonPointers.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, /name",
        "a/b, /a~1b",
        "a~b, /a~0b",
        "~1, /~01",
        "a/~/b, /a~1~0~1b",
        "'', /",
        "' ', '/ '",
        "0, /0",
        "-, /-",
        "ü, /ü"
    })
    void escapesTheNamesOfFields(String name, String pointer) {
        assertThat(JsonPointers.of(List.of(new Reference(new Object(), name)))).isEqualTo(pointer);
    }

    @Test
    void countsElements() {
        assertThat(JsonPointers.of(List.of(
                        new Reference(new Object(), "a"),
                        new Reference(new Object(), 0),
                        new Reference(new Object(), 12),
                        new Reference(new Object(), "b"))))
                .isEqualTo("/a/0/12/b");
    }

    @Property
    void anyPathIsFoundAgain(@ForAll List<String> names) {
        // Given
        var path = names.stream().map(name -> new Reference(new Object(), name)).toList();

        // When
        var pointer = JsonPointer.compile(JsonPointers.of(path));

        // Then
        assertThat(segments(pointer)).isEqualTo(names);
    }

    private static List<String> segments(JsonPointer pointer) {
        var segments = new ArrayList<String>();
        for (var rest = pointer; !rest.matches(); rest = rest.tail()) {
            segments.add(rest.getMatchingProperty());
        }
        return segments;
    }
}
