package dev.onramp.democonfig.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;

/**
 * JSON in exactly one form: members sorted by name (UTF-16 code units), no white space, numbers written out with all
 * their digits. Not RFC 8785, whose numbers are doubles.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The one text of {@code node}. */
    public static String of(JsonNode node) {
        var text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    /** Whether two values say the same: 5 and 5.00 do. */
    public static boolean saySame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.size() != other.size() || one.getNodeType() != other.getNodeType()) {
            return false;
        }
        if (one.isObject()) {
            return one.properties().stream()
                    .allMatch(member ->
                            other.has(member.getKey()) && saySame(member.getValue(), other.get(member.getKey())));
        }
        return one.isArray() ? elementsSaySame(one.elements(), other.elements()) : one.equals(other);
    }

    private static boolean elementsSaySame(Iterator<JsonNode> one, Iterator<JsonNode> other) {
        while (one.hasNext() && other.hasNext()) {
            if (!saySame(one.next(), other.next())) {
                return false;
            }
        }
        return !one.hasNext() && !other.hasNext();
    }

    private static void append(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            appendObject(node, text);
        } else if (node.isArray()) {
            var separator = "[";
            for (var element : node) {
                append(element, text.append(separator));
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else {
            text.append(node.isNumber() ? node.decimalValue().toPlainString() : node.toString());
        }
    }

    private static void appendObject(JsonNode node, StringBuilder text) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        var separator = "{";
        for (var name : names) {
            text.append(separator).append(TextNode.valueOf(name)).append(':');
            append(node.get(name), text);
            separator = ",";
        }
        text.append(names.isEmpty() ? "{}" : "}");
    }
}
