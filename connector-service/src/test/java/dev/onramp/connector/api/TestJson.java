package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON of all kinds. */
final class TestJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TestJson() {}

    static Arbitrary<JsonNode> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)),
                Arbitraries.integers().map(i -> NODES.numberNode(BigInteger.valueOf(i))),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(63), BigInteger.TWO.pow(80))
                        .map(NODES::numberNode),
                Arbitraries.bigDecimals()
                        .ofScale(4)
                        .between(new BigDecimal("-1e12"), new BigDecimal("1e12"))
                        .map(NODES::numberNode),
                Arbitraries.strings().ofMaxLength(10).map(NODES::textNode),
                Arbitraries.of(
                                "2026-11-20",
                                "2026-02-30",
                                "2026-11-20T10:00:00Z",
                                "2026-11-20T10:00:00.123+02:00",
                                "2026-11-20T10:00:00",
                                "6f1c1e9e-0d3a-4a55-9a52-0f7a3b6f6c11",
                                "10:00:00",
                                "")
                        .map(NODES::textNode));
    }

    static Arbitrary<JsonNode> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        var below = values(depth - 1);
        return Arbitraries.oneOf(
                scalars(),
                below.list().ofMaxSize(4).map(elements ->
                        (JsonNode) NODES.arrayNode().addAll(elements)),
                Arbitraries.maps(names(), below).ofMaxSize(4).map(TestJson::object));
    }

    private static JsonNode object(Map<String, JsonNode> members) {
        return NODES.objectNode().setAll(members);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("data", "items", "results", "value", "id", "a", "b", "");
    }
}
