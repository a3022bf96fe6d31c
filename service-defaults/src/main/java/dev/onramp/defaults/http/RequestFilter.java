package dev.onramp.defaults.http;

import dev.onramp.defaults.operation.OnrampConfig;
import dev.onramp.defaults.operation.Profiles;
import dev.onramp.defaults.privacy.SecretPaths;
import dev.onramp.defaults.problem.ProblemTypes;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else: gives the request an id, refuses what no route should see, and writes one line when
 * the request is done. Bodies, queries, headers and secret parts of paths are never logged.
 */
@ApplicationScoped
class RequestFilter {

    private static final Logger LOG = Logger.getLogger("dev.onramp.request");
    private static final String REQUEST_ID = "X-Request-ID";
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern ENCODED_CONTROL = Pattern.compile("%(0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** A page elsewhere can have its own name resolve to this machine; the profile that trusts every caller must not fall for it. */
    private static final Pattern LOOPBACK_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private final boolean local = Profiles.isLocal();
    private final String typePrefix;
    private final String rootPath;
    private final BodySizes bodySizes;
    private final SecretPaths secretPaths;

    RequestFilter(
            @ConfigProperty(name = "quarkus.application.name") String application,
            OnrampConfig config,
            BodySizes bodySizes,
            SecretPaths secretPaths) {
        this.typePrefix = ProblemTypes.prefix(application);
        this.rootPath = config.http().rootPath();
        this.bodySizes = bodySizes;
        this.secretPaths = secretPaths;
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
        if (isOurs(request.path())) {
            context.addEndHandler(done -> LOG.infof(
                    "%s %s %d %d ms",
                    request.method(),
                    secretPaths.mask(String.valueOf(request.path())),
                    response.getStatusCode(),
                    (System.nanoTime() - start) / 1_000_000));
        }
        if (isAcceptable(context)) {
            context.next();
        }
    }

    /** What no other route answers, such as a path beside the root path. */
    void register(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> refuse(context, 404, "not-found", "Not Found", "There is nothing at this path."));
    }

    private boolean isOurs(@Nullable String path) {
        return path != null && (path.equals(rootPath) || path.startsWith(rootPath + "/"));
    }

    /** Answers what no route should see. */
    private boolean isAcceptable(RoutingContext context) {
        var request = context.request();
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!isPlain(request.uri())) {
            var detail = "The URL holds a control character, a broken escape or an unescaped semicolon.";
            refuse(context, 400, "invalid-url", "Bad Request", detail);
        } else if (local
                && !LOOPBACK_HOST.matcher(String.valueOf(request.authority())).matches()) {
            var detail = "On a developer's machine the service is called localhost.";
            refuse(context, 421, "foreign-host", "Misdirected Request", detail);
        } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(context, 415, "unsupported-encoding", "Unsupported Media Type", "Bodies must not be compressed.");
        } else if (isTooLarge(request)) {
            refuseBody(context);
        } else {
            return true;
        }
        return false;
    }

    private boolean isTooLarge(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > bodySizes.max(request.path());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void refuseBody(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        var problem = Problems.contentTooLarge(bodySizes.max(context.request().path()));
        refuse(context, 413, "content-too-large", problem.getTitle(), problem.getDetail());
    }

    private void refuse(RoutingContext context, int status, String name, String title, String detail) {
        var problem = new JsonObject()
                .put("type", typePrefix + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.encode());
    }

    private static String idOf(@Nullable String sent) {
        return sent != null && SANE_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static boolean isPlain(String uri) {
        // A semicolon would cut off the rest of the path as a matrix parameter.
        return uri.split("\\?", 2)[0].indexOf(';') < 0
                && !ENCODED_CONTROL.matcher(uri).find()
                && !BROKEN_ESCAPE.matcher(uri).find()
                && isUtf8(uri);
    }

    private static boolean isUtf8(String uri) {
        try {
            var bytes = URLDecoder.decode(uri, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
