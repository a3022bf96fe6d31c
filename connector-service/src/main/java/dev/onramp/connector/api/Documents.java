package dev.onramp.connector.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.StorableTexts;
import java.io.IOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads JSON and YAML that a stranger wrote: numbers stay exact, and depth, length and the number of values are bounded.
 * YAML aliases, the stuff of bombs, are refused.
 */
final class Documents {

    /** Values in one answer, so that a small text cannot become a large tree. */
    private static final int MAX_VALUES = 200_000;

    /** The same for OpenAPI documents, which are large by nature. */
    private static final int MAX_OPENAPI_VALUES = 500_000;

    private static final int MAX_DEPTH = 200;

    /** What may stand before JSON, a byte order mark included. */
    private static final String MARKS_AND_SPACES = " \t\r\n\u00EF\u00BB\u00BF";

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Fetch.MAX_BODY)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .loaderOptions(yamlLimits())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int maxElements;
    private final int maxValues;
    private final Interest interest;
    private int values;
    private int arrays;

    private Documents(JsonParser parser, int maxElements, int maxValues, Interest interest) {
        this.parser = parser;
        this.maxElements = maxElements;
        this.maxValues = maxValues;
        this.interest = interest;
    }

    /**
     * Records as JSON.
     *
     * @param maxElements of each array that is in no other; what is over is left out
     */
    static JsonNode records(byte[] body, int maxElements, Interest interest) {
        try (var parser = JSON.createParser(body)) {
            return new Documents(parser, maxElements, MAX_VALUES, interest).document();
        } catch (IOException e) {
            throw new SourceException(FaultCode.NOT_JSON, "The answer is not JSON. Check the base URL and the paths.");
        }
    }

    /** An OpenAPI document, JSON or YAML. */
    static JsonNode openApi(byte[] body, Interest interest) {
        try (var parser = isJson(body) ? JSON.createParser(body) : YAML.createParser(body)) {
            return new Documents(parser, Integer.MAX_VALUE, MAX_OPENAPI_VALUES, interest).document();
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            // Numbers of YAML that Java does not read are illegal arguments.
            throw new SourceException(
                    FaultCode.NOT_OPENAPI, "The OpenAPI document is neither JSON nor YAML. Check options.openapi.");
        }
    }

    private JsonNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new NotOneValue();
        }
        var root = value();
        if (parser.nextToken() != null) {
            throw new NotOneValue();
        }
        return root;
    }

    /** No recursion without a bound: the parser fails below {@link #MAX_DEPTH}. */
    private JsonNode value() throws IOException {
        interest.check();
        if (++values > maxValues) {
            throw new SourceException(
                    FaultCode.TOO_LARGE,
                    "The answer holds more than " + maxValues + " values. Let the API answer with less.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_STRING -> text();
            default -> NODES.nullNode();
        };
    }

    private JsonNode integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
    }

    private JsonNode decimal() throws IOException {
        // YAML also has numbers that are none.
        return parser.isNaN() ? NODES.textNode(parser.getText()) : NODES.numberNode(parser.getDecimalValue());
    }

    private JsonNode text() throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new SourceException(
                    FaultCode.NOT_OPENAPI, "The OpenAPI document uses YAML aliases, which are not followed. Use $ref.");
        }
        return NODES.textNode(StorableTexts.wellFormed(parser.getText()));
    }

    private ObjectNode object() throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = StorableTexts.storable(parser.currentName());
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        int limit = arrays == 0 ? maxElements : Integer.MAX_VALUE;
        var array = NODES.arrayNode();
        arrays++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (array.size() < limit) {
                array.add(value());
            } else {
                parser.skipChildren();
            }
        }
        arrays--;
        return array;
    }

    private static boolean isJson(byte[] body) {
        for (byte b : body) {
            if (MARKS_AND_SPACES.indexOf(b & 0xFF) < 0) {
                return b == '{';
            }
        }
        return false;
    }

    private static LoaderOptions yamlLimits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Fetch.MAX_BODY);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }

    /** The document has no value, or more than one. */
    private static final class NotOneValue extends JsonProcessingException {

        private static final long serialVersionUID = 1L;

        NotOneValue() {
            super("not one value");
        }
    }
}
