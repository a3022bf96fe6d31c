package dev.onramp.connector.types;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Pieces of JSON Schemas. */
final class Nodes {

    private Nodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(String... texts) {
        return array(List.of(texts));
    }

    static ArrayNode array(Collection<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ArrayNode names(Collection<? extends Enum<?>> constants) {
        return array(constants.stream().map(Enum::name).toList());
    }

    static BooleanNode bool(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    static ObjectNode text(String description, int maxLength) {
        return object().put("type", "string")
                .put("description", description)
                .put("minLength", 1)
                .put("maxLength", maxLength);
    }

    /** Goes in and never comes back. */
    static ObjectNode secret(String description, int maxLength) {
        return text(description, maxLength).put("writeOnly", true);
    }

    /** A whole number from 1 on. */
    static ObjectNode number(String description, int maximum) {
        return object().put("type", "integer")
                .put("description", description)
                .put("minimum", 1)
                .put("maximum", maximum);
    }

    static ObjectNode oneOf(String description, Class<? extends Enum<?>> constants) {
        return object().put("type", "string")
                .put("description", description)
                .set("enum", names(Arrays.asList(constants.getEnumConstants())));
    }

    static ObjectNode required(String... fields) {
        return object().set("required", array(fields));
    }
}
