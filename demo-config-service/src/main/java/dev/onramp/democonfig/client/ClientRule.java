package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What else has to be right in a client. Every bean of this type is asked for each write. */
public interface ClientRule {

    /**
     * Puts what the write brings into the form in which it is stored. What was there before stays as it is.
     *
     * @param before as it is stored; null for a new client
     * @param document to be stored, which this may change
     * @param named the top-level fields that the write names
     */
    default void normalize(@Nullable ClientView before, ObjectNode document, Set<String> named) {}

    /**
     * What is wrong with a client that is about to be stored; empty if all is well. Joins the transaction of the write,
     * which has locked the client, and what its custom KPIs refer to in the catalogue.
     *
     * @param after as it would be stored
     * @param named the top-level fields that the write names, such as {@code custom_kpis}; what stands in the others was
     *     there before, and may be odd
     */
    Uni<List<Violation>> check(ClientView after, Set<String> named);
}
