package dev.onramp.defaults.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON of any shape, with names and values that often meet. Made at random without shrinking, which would be slow. */
public final class JsonArbitraries {

    private static final int DEPTH = 3;
    private static final String[] TEXTS = {
        "",
        " ",
        "sql",
        "SQL",
        "true",
        "5",
        "5.5",
        "NaN",
        "x",
        "2026-01-31",
        "2026-01-31T12:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11",
        "\0",
        "\ud800",
        "\ud83d\ude80",
        "a/b~c"
    };
    private static final String[] NUMBERS = {
        "1E+400", "1E+1000000000", "1E-1000000000", "0E-1000000000", "0.10", "-0.0", "1E+2", "1.0", "1700000000.5"
    };

    private JsonArbitraries() {}

    /** Objects whose fields mostly have one of {@code names}. */
    public static Arbitrary<ObjectNode> objects(String... names) {
        return Arbitraries.randomValue(random -> object(random, DEPTH, names));
    }

    /** Values of any type. */
    public static Arbitrary<JsonNode> values(String... names) {
        return Arbitraries.randomValue(random -> value(random, DEPTH, names));
    }

    private static ObjectNode object(Random random, int depth, String... names) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(one(random, random.nextInt(5) == 0 ? TEXTS : names), value(random, depth - 1, names));
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth, String... names) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth - 1, names));
        }
        return array;
    }

    private static JsonNode value(Random random, int depth, String... names) {
        var make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 11 : 7)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt(10));
            case 3 -> make.numberNode(random.nextLong());
            case 4 -> make.numberNode(new BigInteger(random.nextInt(200), random));
            case 5 -> make.numberNode(new BigDecimal(one(random, NUMBERS)));
            case 6 -> make.textNode(one(random, TEXTS));
            case 7, 8 -> array(random, depth, names);
            default -> object(random, depth, names);
        };
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
