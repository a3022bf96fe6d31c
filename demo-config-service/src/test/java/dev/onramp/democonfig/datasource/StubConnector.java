package dev.onramp.democonfig.datasource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onramp.testsupport.TcpProxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connector-service that knows profiles, usages and schemas only, and is as ill as a test wants it to be. The argument
 * {@link #DEADLINE} tells how long the service waits for it.
 */
public final class StubConnector implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "token-of-the-service";

    static final String DEADLINE = "deadline";

    /** Schemas that are no list of tables. */
    static final String FAILING = "failing";

    static final String TOO_LARGE = "too large";

    private static final Set<String> PROFILES = ConcurrentHashMap.newKeySet();
    private static final Set<String> USAGES = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> SCHEMAS = new ConcurrentHashMap<>();
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static final Set<String> IDENTITIES = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private static volatile Illness illness = Illness.NONE;
    private static @Nullable TcpProxy proxy;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable HttpServer server;
    private String deadline = "";

    enum Illness {
        NONE,
        REFUSES_CONNECTIONS,
        BLACK_HOLE,
        DRIPS,
        ENDLESS,
        FAILS,
        UNAUTHORIZED,
        FORBIDDEN,
        FOREIGN_404,
        FOREIGN_200,
        REDIRECTS
    }

    @Override
    public void init(Map<String, String> arguments) {
        deadline = Objects.requireNonNull(arguments.get(DEADLINE));
    }

    @Override
    public Map<String, String> start() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(threads);
            made.createContext("/token", StubConnector::token);
            made.createContext("/elsewhere", exchange -> {
                REQUESTS.add("redirected");
                answer(exchange, 200, "{}");
            });
            made.createContext("/connector", this::serve);
            made.start();
            server = made;
            proxy = TcpProxy.to(made.getAddress().getPort());
            var issuer = "http://localhost:" + made.getAddress().getPort();
            return Map.of(
                    "onramp.demo.connector.url", "http://localhost:" + proxy.port() + "/",
                    "onramp.demo.connector.deadline", deadline,
                    "onramp.demo.connector.interval", "PT0.2S",
                    "onramp.demo.connector.recheck", "1s",
                    "quarkus.oidc-client.client-enabled", "true",
                    "quarkus.oidc-client.auth-server-url", issuer,
                    "quarkus.oidc-client.discovery-enabled", "false",
                    "quarkus.oidc-client.token-path", "/token",
                    "quarkus.oidc-client.client-id", "demo-config-service",
                    "quarkus.oidc-client.credentials.secret", "secret-of-the-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        ENDED.countDown();
        Objects.requireNonNull(proxy).close();
        Objects.requireNonNull(server).stop(0);
        threads.shutdownNow();
    }

    /** From now on it is like this. */
    static void become(Illness next) {
        illness = next;
        var line = Objects.requireNonNull(proxy);
        line.restore();
        line.resume();
        if (next == Illness.REFUSES_CONNECTIONS) {
            line.cut();
        } else if (next == Illness.BLACK_HOLE) {
            line.silence();
        }
    }

    static void add(String profile) {
        PROFILES.add(profile);
    }

    static void remove(String profile) {
        PROFILES.remove(profile);
    }

    /**
     * @param tables a JSON array of tables as connector-service writes them, or {@link #FAILING} or {@link #TOO_LARGE};
     *     two pages are parted by {@code ---}
     */
    static void discover(String profile, String tables) {
        SCHEMAS.put(profile, tables);
    }

    /** What is used for what, as {@code profile/consumer/ref}. */
    static Set<String> usages() {
        return USAGES;
    }

    /** The requests that came for a profile, as method and path. */
    static List<String> requests(String profile) {
        return REQUESTS.stream().filter(request -> request.contains(profile)).toList();
    }

    static boolean wasRedirected() {
        return REQUESTS.contains("redirected");
    }

    /** All that callers have said of themselves. */
    static Set<String> identities() {
        return IDENTITIES;
    }

    private static void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                200,
                "{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getRawPath();
        REQUESTS.add(exchange.getRequestMethod() + " " + path);
        IDENTITIES.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        switch (illness) {
            case DRIPS -> drip(exchange, Duration.ofSeconds(1), 1);
            case ENDLESS -> drip(exchange, Duration.ofMillis(1), 1024 * 1024);
            case FAILS -> answer(exchange, 500, "{}");
            case UNAUTHORIZED -> answer(exchange, 401, "{}");
            case FORBIDDEN -> answer(exchange, 403, "{}");
            case FOREIGN_404 -> answer(exchange, 404, "<h1>Not Found</h1>");
            case FOREIGN_200 -> answer(exchange, 200, "<h1>Welcome</h1>");
            case REDIRECTS -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                answer(exchange, 302, "");
            }
            default -> serve(exchange, path.split("/", -1));
        }
    }

    private static void serve(HttpExchange exchange, String[] path) throws IOException {
        var profile = decode(path[3]);
        var method = exchange.getRequestMethod();
        if (!PROFILES.contains(profile)) {
            notFound(exchange);
        } else if (path.length == 4) {
            answer(exchange, 200, "{\"id\": \"" + profile + "\"}");
        } else if (path[4].equals("schema")) {
            schema(exchange, profile);
        } else if (method.equals("PUT")) {
            answer(exchange, USAGES.add(usage(path)) ? 201 : 204, "");
        } else if (method.equals("DELETE") && USAGES.remove(usage(path))) {
            answer(exchange, 204, "");
        } else {
            notFound(exchange);
        }
    }

    private static void schema(HttpExchange exchange, String profile) throws IOException {
        var tables = SCHEMAS.get(profile);
        if (tables == null) {
            notFound(exchange);
            return;
        }
        var query = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (tables.contains("---") && !query.contains("after=")) {
            exchange.getResponseHeaders()
                    .set("Link", "</connector/profiles/" + profile + "/schema?limit=200&after=b%2Fc>; rel=\"next\"");
        }
        var page = tables.split("---", -1)[query.contains("after=b%2Fc") ? 1 : 0];
        switch (page) {
            case FAILING -> answer(exchange, 500, "{}");
            case TOO_LARGE -> drip(exchange, Duration.ofMillis(1), 1024 * 1024);
            default -> answer(exchange, 200, "{\"snapshot\": {}, \"tables\": " + page + "}");
        }
    }

    private static String usage(String[] path) {
        return decode(path[3]) + "/" + decode(path[5]) + "/" + decode(path[6]);
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        answer(exchange, 404, "{\"type\": \"urn:problem:connector:not-found\", \"status\": 404}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Goes on until the caller has had enough. */
    private static void drip(HttpExchange exchange, Duration pause, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000 && !ENDED.await(pause.toMillis(), TimeUnit.MILLISECONDS); i++) {
                out.write(new byte[bytes]);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
