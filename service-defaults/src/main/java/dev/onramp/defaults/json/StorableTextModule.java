package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what PostgreSQL cannot keep: the NUL character, half a surrogate pair, numbers of more than
 * {@value #MAX_EXPONENT} digits. Takes only JSON strings for strings.
 */
final class StorableTextModule extends SimpleModule {

    static final int MAX_EXPONENT = 1000;

    private static final long serialVersionUID = 1L;

    StorableTextModule() {
        addDeserializer(String.class, new StringReader());
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
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain half of a surrogate pair";
            }
        }
        return null;
    }

    private static @Nullable String faultOf(JsonNode node) {
        if (node.isTextual()) {
            return faultOf(node.textValue());
        }
        if (node.isBigDecimal()) {
            var number = node.decimalValue();
            return Math.abs((long) number.scale()) + number.precision() > MAX_EXPONENT
                    ? "must not contain numbers of more than " + MAX_EXPONENT + " digits"
                    : null;
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                var fault = faultOf(field.getKey());
                if (fault == null) {
                    fault = faultOf(field.getValue());
                }
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }
        for (var element : node) {
            var fault = faultOf(element);
            if (fault != null) {
                return fault;
            }
        }
        return null;
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
            var fault = faultOf(node);
            if (fault != null) {
                throw new RefusedValueException(parser, fault, type);
            }
            return type.cast(node);
        }
    }
}
