package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what PostgreSQL cannot keep: the NUL character, half a surrogate pair, numbers of more than
 * {@value #MAX_DIGITS} digits. Takes only JSON strings for strings.
 */
final class StorableTextModule extends SimpleModule {

    static final int MAX_DIGITS = 1000;

    private static final long serialVersionUID = 1L;

    StorableTextModule() {
        addKeyDeserializer(String.class, new NameReader());
        addDeserializer(String.class, new StringReader());
        addDeserializer(BigDecimal.class, new DecimalReader());
        addDeserializer(JsonNode.class, new NodeReader<>(JsonNode.class));
        addDeserializer(ObjectNode.class, new NodeReader<>(ObjectNode.class));
        addDeserializer(ArrayNode.class, new NodeReader<>(ArrayNode.class));
    }

    private static @Nullable String faultOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "must not contain the NUL character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain half of a surrogate pair";
            }
        }
        return null;
    }

    /** Complains about the first fault in {@code node}, with the path to it. */
    private static void check(JsonParser parser, JsonNode node) throws RefusedValueException {
        if (node.isTextual()) {
            refuse(parser, faultOf(node.textValue()));
        } else if (node.isBigDecimal()) {
            refuse(parser, faultOf(node.decimalValue()));
        } else if (node.isObject()) {
            for (var field : node.properties()) {
                checkField(parser, node, field);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkElement(parser, node, i);
            }
        }
    }

    private static void checkField(JsonParser parser, JsonNode parent, Map.Entry<String, JsonNode> field)
            throws RefusedValueException {
        try {
            refuse(parser, faultOf(field.getKey()));
            check(parser, field.getValue());
        } catch (RefusedValueException e) {
            e.prependPath(parent, field.getKey());
            throw e;
        }
    }

    private static void checkElement(JsonParser parser, JsonNode parent, int index) throws RefusedValueException {
        try {
            check(parser, parent.get(index));
        } catch (RefusedValueException e) {
            e.prependPath(parent, index);
            throw e;
        }
    }

    private static @Nullable String faultOf(BigDecimal number) {
        long scale = number.scale();
        long digits = scale > 0 ? Math.max(number.precision(), scale + 1) : number.precision() - scale;
        return digits > MAX_DIGITS ? "must not be a number of more than " + MAX_DIGITS + " digits" : null;
    }

    private static void refuse(JsonParser parser, @Nullable String fault) throws RefusedValueException {
        if (fault != null) {
            throw new RefusedValueException(parser, fault, JsonNode.class);
        }
    }

    private static final class StringReader extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new RefusedValueException(parser, "must be a string", String.class);
            }
            var text = parser.getText();
            var fault = faultOf(text);
            if (fault != null) {
                throw new RefusedValueException(parser, fault, String.class);
            }
            return text;
        }
    }

    private static final class NameReader extends KeyDeserializer {
        @Override
        public String deserializeKey(String name, DeserializationContext context) throws IOException {
            refuse(context.getParser(), faultOf(name));
            return name;
        }
    }

    private static final class DecimalReader extends JsonDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            refuse(parser, faultOf(number));
            return number;
        }
    }

    private static final class NodeReader<N extends JsonNode> extends JsonDeserializer<N> {

        private final Class<N> type;

        NodeReader(Class<N> type) {
            this.type = type;
        }

        @Override
        public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (type == ObjectNode.class && !parser.hasToken(JsonToken.START_OBJECT)) {
                throw new RefusedValueException(parser, "must be an object", type);
            }
            if (type == ArrayNode.class && !parser.hasToken(JsonToken.START_ARRAY)) {
                throw new RefusedValueException(parser, "must be an array", type);
            }
            var node = JsonNodeDeserializer.getDeserializer(type).deserialize(parser, context);
            check(parser, node);
            return type.cast(node);
        }
    }
}
