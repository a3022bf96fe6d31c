package dev.onramp.connector.source;

import dev.onramp.defaults.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SourceForm} says.
 *
 * @param source null if the form does not say where the source is, or says it wrongly
 * @param username from the connection string; null if it has none
 * @param password from the connection string; null if it has none
 * @param violations what is wrong, each with the JSON Pointer of its field; empty if all is well
 */
public record CheckedSource(
        @Nullable Source source,
        @Nullable String username,
        @Nullable String password,
        List<Violation> violations) {

    @Override
    public String toString() {
        return "CheckedSource[…]";
    }
}
