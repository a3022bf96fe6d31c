package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.http.PathValues;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A request to connector-service, which may be sent again without harm.
 *
 * @param path with its query, behind the address of connector-service
 */
record ConnectorRequest(HttpMethod method, String path) {

    private static final String CONSUMER = "demo-config";

    /** A table may have hundreds of columns: a page stays well below {@link Exchange#MAX_BODY}. */
    private static final int TABLES = 20;

    /** Reads a profile. */
    static ConnectorRequest readProfile(String profile) {
        return new ConnectorRequest(HttpMethod.GET, profile(profile));
    }

    /** Says that a client uses the profile. */
    static ConnectorRequest registerUsage(String profile, String client) {
        return new ConnectorRequest(HttpMethod.PUT, usage(profile, client));
    }

    /** Says that a client does not use the profile any more. */
    static ConnectorRequest removeUsage(String profile, String client) {
        return new ConnectorRequest(HttpMethod.DELETE, usage(profile, client));
    }

    /**
     * Reads the tables of a profile.
     *
     * @param after the cursor of the page, escaped; null for the first
     */
    static ConnectorRequest readSchema(String profile, @Nullable String after) {
        var query = "?limit=" + TABLES + (after == null ? "" : "&after=" + after);
        return new ConnectorRequest(HttpMethod.GET, profile(profile) + "/schema" + query);
    }

    private static String usage(String profile, String client) {
        return profile(profile) + "/usages/" + CONSUMER + "/" + UsageRef.of(client);
    }

    private static String profile(String profile) {
        return "/connector/profiles/" + PathValues.escape(profile);
    }
}
