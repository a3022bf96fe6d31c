package dev.onramp.democonfig.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one request.
 *
 * @param isWhole whether all of it was read; if not, there was more than is allowed, and the body is empty
 * @param link the header that leads to the next page, if there is one
 */
record ConnectorAnswer(
        int status, boolean isWhole, @Nullable String link, Buffer body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOT_FOUND = "urn:problem:connector:not-found";
    private static final Pattern NEXT = Pattern.compile("[?&]after=([^&>]+)[^>]*>; rel=\"next\"");

    /** The body as JSON; missing if it is none. */
    JsonNode json() {
        try {
            var json = JSON.readTree(body.getBytes());
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether it was connector-service that says so, and not something on the way to it. */
    boolean isNotFound() {
        return status == 404 && json().path("type").asText().equals(NOT_FOUND);
    }

    /** The cursor of the next page, escaped as it stands in the link; null if this is the last. */
    @Nullable String next() {
        var next = NEXT.matcher(link == null ? "" : link);
        return next.find() ? next.group(1) : null;
    }
}
