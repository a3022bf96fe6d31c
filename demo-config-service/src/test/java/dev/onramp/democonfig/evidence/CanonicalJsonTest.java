package dev.onramp.democonfig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{ \"b\" : 1, \"a\" : [ 1.50 , null, true ] } | {\"a\":[1.50,null,true],\"b\":1}",
                "{\"a\":{\"z\":{},\"y\":[]}} | {\"a\":{\"y\":[],\"z\":{}}}",
                "1e3 | 1000",
                "0.10e-2 | 0.0010",
                "123456789012345678901234567890.123456789 | 123456789012345678901234567890.123456789",
                "{\"\\u00e9\":\"\\u00e9\\n\\\"\",\"Z\":1,\"a\":2} | {\"Z\":1,\"a\":2,\"é\":\"é\\n\\\"\"}"
            })
    void hasOneForm(String json, String canonical) {
        assertThat(CanonicalJson.of(read(json))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"a\": 5, \"b\": [1]} | {\"b\": [1.00], \"a\": 5.0} | true",
                "{\"a\": 5} | {\"a\": 5, \"b\": null} | false",
                "{\"a\": 5} | {\"b\": 5} | false",
                "[1, 2] | [2, 1] | false",
                "[1] | [1, 2] | false",
                "\"1\" | 1 | false",
                "{} | [] | false",
                "true | true | true"
            })
    void sameIsWhatSaysTheSame(String one, String other, boolean same) {
        assertThat(CanonicalJson.saySame(read(one), read(other))).isEqualTo(same);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
