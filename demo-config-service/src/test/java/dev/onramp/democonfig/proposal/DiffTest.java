package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{} | {} | ''",
                "{\"a\": 1.0} | {\"a\": 1.00} | ''",
                "{\"a\": 1} | {\"a\": 2} | replace /a",
                "{\"a\": 1} | {\"a\": \"1\"} | replace /a",
                "{\"a\": 1} | {\"a\": [1]} | replace /a",
                "{\"a\": {\"b\": 1}} | {\"a\": 1} | replace /a",
                "{} | {\"b\": {\"c\": 1}, \"a\": 1} | 'add /a, add /b'",
                "{\"a\": 1, \"b\": null} | {} | 'remove /a, remove /b'",
                "{\"a\": [1, 2, 3]} | {\"a\": [1, 3]} | 'replace /a/1, remove /a/2'",
                "{\"a\": []} | {\"a\": [{\"b\": 1}]} | add /a/0",
                "{\"a/b~c\": 1} | {\"a/b~c\": 2} | replace /a~1b~0c",
                "{\"x\": {\"y\": [{\"z\": 1}, {\"z\": 2}]}} | {\"x\": {\"y\": [{\"z\": 1}, {\"z\": 3}]}} | replace /x/y/1/z"
            })
    void changesAreToldByTheirPaths(String from, String to, String expected) {
        // When
        var changes = Diff.of(read(from), read(to));

        // Then
        assertThat(changes.stream()
                        .map(change -> change.op() + " " + change.path())
                        .toList())
                .hasToString("[" + expected + "]");
    }

    @ParameterizedTest
    @CsvSource({"add, false, true", "remove, true, false", "replace, true, true"})
    void changeTellsWhatWasAndWhatIs(Change.Op op, boolean hasFrom, boolean hasTo) {
        // Given
        var from = op == Change.Op.add ? "{}" : "{\"a\": 1}";
        var to = op == Change.Op.remove ? "{}" : "{\"a\": 2}";

        // When
        var change = Diff.of(read(from), read(to)).get(0);

        // Then
        assertThat(change.op()).isEqualTo(op);
        assertThat(change.from() != null).isEqualTo(hasFrom);
        assertThat(change.to() != null).isEqualTo(hasTo);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
