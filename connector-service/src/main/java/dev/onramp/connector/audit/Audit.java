package dev.onramp.connector.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Writes the audit log. Entries are never changed. */
@ApplicationScoped
public class Audit {

    private static final String APPEND = """
            insert into audit_log (actor, action, profile_id, details)
            values (:actor, :action, cast(:profile as text), cast(cast(:details as text) as jsonb))
            """;

    /**
     * Adds an entry in the running transaction, so that it is there exactly if what it tells of happened.
     *
     * @param action what was done, such as {@code update} or {@code test}
     * @param profile null for what concerns no single profile
     * @param details what changed or came out; no secret, and no text of a target or a driver
     */
    public Uni<Void> append(String actor, String action, @Nullable String profile, ObjectNode details) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(APPEND)
                        .setParameter("actor", actor)
                        .setParameter("action", action)
                        .setParameter("profile", profile)
                        .setParameter("details", details.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
