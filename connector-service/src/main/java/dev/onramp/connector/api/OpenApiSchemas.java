package dev.onramp.connector.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table.Column;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the references of an OpenAPI document, the local ones alone, and puts together what a schema says in several
 * places. Circles end, and the work on one document is bounded.
 */
final class OpenApiSchemas {

    /**
     * The work on one document and what is kept of it: a step for each schema that is looked at, for each word of it that
     * is copied, and for some characters. Real documents need some hundreds of thousands at most.
     */
    private static final int MAX_STEPS = 1_000_000;

    private static final int CHARACTERS_PER_STEP = 20;
    private static final int MAX_REFERENCE = 1000;

    private static final int MAX_DEPTH = 32;

    private final JsonNode document;
    private final Interest interest;
    private int steps;

    OpenApiSchemas(JsonNode document, Interest interest) {
        this.document = document;
        this.interest = interest;
    }

    /** What {@code node} refers to, or the node itself; missing if it leads nowhere, elsewhere or in a circle. */
    JsonNode resolve(JsonNode node) {
        var resolved = node;
        for (int depth = 0; resolved.path("$ref").isTextual(); depth++) {
            var reference = resolved.path("$ref").textValue();
            if (depth == MAX_DEPTH || reference.length() > MAX_REFERENCE) {
                return MissingNode.getInstance();
            }
            step(1 + reference.length() / CHARACTERS_PER_STEP);
            resolved = target(reference);
        }
        return resolved;
    }

    /** All that {@code schema} says, itself and by its references and parts. */
    FlatSchema flatten(JsonNode schema) {
        var flat = new FlatSchema();
        merge(schema, flat, Collections.newSetFromMap(new IdentityHashMap<>()));
        return flat;
    }

    private void merge(JsonNode schema, FlatSchema flat, Set<JsonNode> path) {
        step(1);
        flat.describe(schema);
        var resolved = resolve(schema);
        if (path.size() == MAX_DEPTH || !path.add(resolved)) {
            return;
        }
        resolved.path("allOf").forEach(part -> merge(part, flat, path));
        step(FlatSchema.words(resolved));
        flat.take(resolved);
        choose(resolved.path("oneOf"), flat, path);
        choose(resolved.path("anyOf"), flat, path);
        path.remove(resolved);
    }

    /** One of several: all that any of them may say, and nothing of it for sure. */
    private void choose(JsonNode variants, FlatSchema flat, Set<JsonNode> path) {
        var choices = flat.new Choices();
        for (var variant : variants) {
            var choice = new FlatSchema();
            merge(variant, choice, path);
            step(choice.words());
            choices.take(choice);
        }
        choices.end();
    }

    private JsonNode target(String reference) {
        if (!reference.startsWith("#/")) {
            return MissingNode.getInstance();
        }
        try {
            // In a URI fragment a plus is a plus.
            var pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return document.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }

    /** Counts what {@code column} keeps in memory. */
    void keep(Column column) {
        step((length(column.nativeType()) + length(column.defaultValue()) + length(column.comment()))
                / CHARACTERS_PER_STEP);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /**
     * Counts work.
     *
     * @throws SourceException if it was too much by now
     */
    void step(int cost) {
        interest.check();
        steps += cost;
        if (steps > MAX_STEPS) {
            throw new SourceException(
                    FaultCode.TOO_LARGE,
                    "The OpenAPI document is too tangled: its schemas refer to each other too often.");
        }
    }
}
