package dev.onramp.connector.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API.
 *
 * @param baseUrl http or https, without user, query and fragment; normalised
 */
public record ApiSource(URI baseUrl, ApiAuth auth, ApiOptions options) implements Source {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** How callers of an API say who they are. The names are those of the API. */
    public enum AuthType {
        none,
        basic,
        bearer,
        api_key
    }

    /** Where an API key stands. The names are those of the API. */
    public enum KeyPlace {
        header,
        query
    }

    /**
     * How to get in.
     *
     * @param in where the API key stands; null for the other types
     * @param name the header or query parameter of the API key; null for the other types
     */
    @RegisterForReflection // Stored as JSON, which a native build does not see.
    @Schema(name = "ApiAuth", description = "api: how callers say who they are.")
    public record ApiAuth(
            @Schema(examples = "api_key") @NotNull AuthType type,

            @Schema(description = "Where the API key stands.", examples = "header") @Nullable KeyPlace in,

            @Schema(description = "The header or query parameter of the API key.", examples = "X-Api-Key")
            @Size(min = 1, max = 255) @Nullable String name) {

        /** No authentication. */
        public static final ApiAuth NONE = new ApiAuth(AuthType.none, null, null);
    }

    /**
     * Where the data is.
     *
     * @param recordsPointer JSON Pointer to the array of records in an answer; null to look for it
     * @param openapi where the OpenAPI document is, below the base URL; null if there is none
     * @param paths what to read, each below the base URL; empty for the base URL itself
     */
    public record ApiOptions(
            @Nullable String recordsPointer, @Nullable String openapi, List<String> paths) {

        /** What holds where a profile says nothing. */
        public static final ApiOptions DEFAULT = new ApiOptions(null, null, List.of());
    }

    @Override
    public String destination() {
        return "api\n" + baseUrl;
    }

    @Override
    public String target() {
        int usual = "https".equals(baseUrl.getScheme()) ? HTTPS : HTTP;
        return Hosts.target(baseUrl.getHost(), baseUrl.getPort() < 0 ? usual : baseUrl.getPort());
    }
}
