package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.SourceForm;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a write is about. Everything else in the stored document stays as it is, whoever wrote it.
 *
 * @param patch the merge patch; null for a PUT, which speaks of all fields and keeps the secrets that it does not give
 */
record WriteScope(@Nullable ObjectNode patch) {

    static final WriteScope WHOLE = new WriteScope(null);

    private static final List<String> DESTINATION = List.of("connection_string", "dialect", "host", "port", "database");

    /** What a connection string of a database says, options among it. */
    private static final List<String> SQL_STRING = List.of("dialect", "host", "port", "database", "options");

    /** Whether the write speaks of {@code field}. */
    boolean names(String field) {
        return patch == null || patch.has(field);
    }

    /** Whether the write speaks of the source: where it is, of which kind, and how to talk to it. */
    boolean namesConnection() {
        return Stream.concat(DESTINATION.stream(), Stream.of("type", "options", "auth"))
                .anyMatch(this::names);
    }

    /** Whether the write leaves out where the source is, so that it stays where it was. */
    boolean keepsDestination(SourceForm form) {
        return patch == null
                ? Stream.of(form.connectionString(), form.dialect(), form.host(), form.port(), form.database())
                        .allMatch(field -> field == null)
                : DESTINATION.stream().noneMatch(patch::has);
    }

    /** Whether the write says who logs in, or that nobody does. */
    boolean namesUsername() {
        return patch == null
                || removesCredentials()
                || patch.path("credentials").has("username");
    }

    /** Whether all credentials are taken away, unknown ones too. */
    boolean removesCredentials() {
        return patch != null && patch.path("credentials").isNull();
    }

    /** Whether the write takes a secret away by naming it with null. */
    boolean removes(SecretField secret) {
        return patch != null
                && (patch.at(secret.pointer()).isNull()
                        || (removesCredentials() && SecretField.LOGIN.contains(secret)));
    }

    /** The fields of a document that are not to be part of the request that the patch makes of it. */
    List<String> outdated(ObjectNode document) {
        var otherType =
                patch != null && patch.has("type") && !patch.path("type").equals(document.path("type"));
        if (otherType || !namesConnection()) {
            return ProfileWriter.CONNECTION;
        }
        return names("connection_string") && document.path("type").asText().equals("sql") ? SQL_STRING : List.of();
    }
}
