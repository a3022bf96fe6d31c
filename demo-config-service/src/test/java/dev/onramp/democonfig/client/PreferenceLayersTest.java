package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.client.EffectiveClient.Source;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceLayersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {} | ''",
                "{\"a\":1} | {} | /a=1 default",
                "{\"a\":1} | {\"a\":2} | /a=2 client",
                "{\"a\":{\"b\":1,\"c\":2}} | {\"a\":{\"b\":3}} | /a/b=3 client, /a/c=2 default",
                "{\"a\":{\"b\":1}} | {\"a\":5} | /a=5 client",
                "{\"a\":5} | {\"a\":{\"b\":1}} | /a/b=1 client",
                "{\"a\":{\"b\":1}} | {\"a\":{}} | /a/b=1 default",
                "{\"a\":5} | {\"a\":{}} | /a={} client",
                "{\"a\":{\"b\":1}} | {\"a\":null} | /a=null client",
                "{\"a\":[1,2]} | {\"a\":[3]} | /a=[3] client",
                "{\"a\":{\"b\":1},\"a0\":2,\"a-\":3} | {\"a\":4} | /a=4 client, /a-=3 default, /a0=2 default",
                "{\"x/y\":1,\"~\":2,\"\":3} | {} | /=3 default, /x~1y=1 default, /~0=2 default"
            })
    void laterLayersGoBeforeEarlierOnesKeyByKey(String defaults, String own, String expected)
            throws JsonProcessingException {
        // When
        var values = new PreferenceLayers()
                .add(json(defaults), Source.standard)
                .add(json(own), Source.client)
                .values();

        // Then
        assertThat(values.stream()
                        .map(value -> value.key() + "=" + value.value() + " "
                                + (value.source() == Source.standard ? "default" : value.source()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void largerOnesThanACallerCanWriteAreShownByTheirFirstKeys() throws JsonProcessingException {
        // Given
        var deep = "{\"%s\":".formatted("k".repeat(8_000)).repeat(4) + "{\"a\":1,\"b\":2}" + "}".repeat(4);
        var many = IntStream.range(0, 501).mapToObj(i -> "\"v" + i + "\":" + i).collect(Collectors.joining(","));
        var nested = "{\"n\":".repeat(9) + "{\"a\":1}" + "}".repeat(9);

        // When
        var values = new PreferenceLayers()
                .add(json("{\"n\":{\"b\":1},\"c\":{\"d\":1}}"), Source.standard)
                .add(json(deep), Source.license)
                .add(json("{\"c\":{" + many + "}}"), Source.license)
                .add(json(nested), Source.client)
                .values();

        // Then
        assertThat(values).extracting(value -> value.key()).containsExactly("/c", "/" + "k".repeat(8_000), "/n");
        assertThat(values.get(0).value()).hasSize(501);
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
