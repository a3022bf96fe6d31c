package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.CheckedSource;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceType;
import dev.onramp.connector.source.SqlSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored profile and where it points at.
 *
 * @param checked its source is null if the profile does not say where it is, or cannot be understood
 */
record PresentProfile(String id, ObjectNode document, StoredProfile stored, CheckedSource checked) {

    @Nullable Source source() {
        return checked.source();
    }

    /** Where its secrets are sent; empty if nobody knows. */
    String destination() {
        return destination(source());
    }

    static String destination(@Nullable Source source) {
        return source == null ? "" : source.destination();
    }

    /** The base URL of an API; null for all else. */
    static @Nullable String baseUrl(@Nullable Source source) {
        return source instanceof ApiSource api ? api.baseUrl().toString() : null;
    }

    /** Whether it is the connection string that says where the source is. */
    boolean isByString() {
        return SecretField.CONNECTION_STRING.in(document) != null
                && stored.host() == null
                && stored.baseUrl() == null
                && (source() instanceof SqlSource || source() instanceof ApiSource);
    }

    /** What says where the source is, as fields: as they are understood, or else as they are stored. */
    SourceForm form() {
        return source() == null
                ? new SourceForm(
                        Objects.requireNonNullElse(stored.type(), SourceType.sql),
                        stored.dialect(),
                        stored.baseUrl(),
                        stored.host(),
                        stored.port(),
                        stored.database(),
                        stored.options(),
                        stored.auth())
                : SourceForm.of(source());
    }

    @Nullable String username() {
        var own = StoredProfile.username(document);
        return own == null ? checked.username() : own;
    }

    @Override
    public String toString() {
        return "PresentProfile[" + id + "]";
    }
}
