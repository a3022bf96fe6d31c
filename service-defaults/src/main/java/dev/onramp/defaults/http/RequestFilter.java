package dev.onramp.defaults.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Stands before everything else: gives the request an id, refuses what no route should see, and writes one line when
 * the request is done. Bodies, queries and headers are never logged.
 */
@ApplicationScoped
class RequestFilter {

    private static final Logger LOG = Logger.getLogger("dev.onramp.request");
    private static final String REQUEST_ID = "X-Request-ID";
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern ENCODED_CONTROL = Pattern.compile("%(0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final String rootPath;

    RequestFilter(@ConfigProperty(name = "quarkus.rest.path") String rootPath) {
        this.rootPath = rootPath;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, 10_000);
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        var response = context.response();
        long start = System.nanoTime();
        var id = idOf(request.getHeader(REQUEST_ID));
        MDC.put("requestId", id);
        response.putHeader(REQUEST_ID, id);
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Content-Type-Options", "nosniff");
        if (request.path() != null && request.path().startsWith(rootPath)) {
            context.addEndHandler(done -> LOG.infof(
                    "%s %s %d %d ms",
                    request.method(), request.path(), response.getStatusCode(), (System.nanoTime() - start) / 1_000_000));
        }
        if (isDecodable(request.uri())) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private static String idOf(@org.jspecify.annotations.Nullable String sent) {
        return sent != null && SANE_ID.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }

    private static boolean isDecodable(String uri) {
        return !ENCODED_CONTROL.matcher(uri).find() && !BROKEN_ESCAPE.matcher(uri).find() && isUtf8(uri);
    }

    private static boolean isUtf8(String uri) {
        try {
            var bytes = java.net.URLDecoder.decode(uri, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (java.nio.charset.CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end("{\"type\":\"urn:problem:invalid-url\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The URL holds a control character or a broken percent-escape.\"}");
    }
}
