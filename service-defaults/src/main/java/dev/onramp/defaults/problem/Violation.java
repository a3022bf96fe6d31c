package dev.onramp.defaults.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request.
 *
 * @param field JSON Pointer (RFC 6901) into the body, or the name of the query, path or header parameter
 * @param in where the field stands
 * @param message what would be right; never repeats the value that was sent
 */
@Schema(description = "One thing that is wrong with the request.")
public record Violation(
        @Schema(
                description = "JSON Pointer into the body, or the name of the query, path or header parameter.",
                examples = "/name")
        String field,

        @Schema(description = "Where the field stands.", examples = "body")
        In in,

        @Schema(description = "What would be right.", examples = "must be a string")
        String message) {

    /** The part of a request in which a field stands. */
    public enum In {
        body,
        query,
        path,
        header
    }

    /** A violation of the body at {@code pointer}, which is "" for the body itself. */
    public static Violation body(String pointer, String message) {
        return new Violation(pointer, In.body, message);
    }

    /** A violation of the query parameter {@code name}. */
    public static Violation query(String name, String message) {
        return new Violation(name, In.query, message);
    }

    /** A violation of the path parameter {@code name}. */
    public static Violation path(String name, String message) {
        return new Violation(name, In.path, message);
    }

    /** A violation of the header {@code name}. */
    public static Violation header(String name, String message) {
        return new Violation(name, In.header, message);
    }
}
