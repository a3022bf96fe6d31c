package dev.onramp.connector.api;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.SourceException;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One GET with all that its redirects cause. Each of the requests has a way out of its own. */
final class Fetch {

    /** Of an answer; what is over is not read. */
    static final int MAX_BODY = 10 * 1024 * 1024;

    /** Room for headers, chunks and TLS around the body. */
    private static final long MAX_BYTES = MAX_BODY + 2L * 1024 * 1024;

    private static final int MAX_HEADERS = 16 * 1024;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final Egress egress;
    private final HttpClientOptions options;
    private final Credentials credentials;
    private final ApiStages stages;
    private final boolean wantsBody;
    private final UniEmitter<? super Answer> emitter;
    private @Nullable Line line;
    private boolean over;

    Fetch(
            Vertx vertx,
            Egress egress,
            HttpClientOptions options,
            Credentials credentials,
            ApiStages stages,
            boolean wantsBody,
            UniEmitter<? super Answer> emitter) {
        this.vertx = vertx;
        this.egress = egress;
        this.options = options;
        this.credentials = credentials;
        this.stages = stages;
        this.wantsBody = wantsBody;
        this.emitter = emitter;
    }

    /** A tunnel and the client that uses it. */
    private record Line(Tunnel tunnel, HttpClient client) {

        void close() {
            tunnel.close();
            client.close();
        }
    }

    /** Sends the request; the emitter hears how it ends. */
    void send(Hop hop) {
        var tunnel = egress.open(ApiUrls.host(hop.uri()), ApiUrls.port(hop.uri()), MAX_BYTES, stages);
        var next = new Line(tunnel, client(tunnel));
        if (!use(next)) {
            next.close();
            return;
        }
        next.client()
                .request(request(hop))
                .compose(HttpClientRequest::send)
                .onSuccess(response -> answered(hop, next, response))
                .onFailure(failure -> fail(next, failure));
    }

    /** Ends it at once; nobody hears of it any more. */
    synchronized void close() {
        over = true;
        if (line != null) {
            line.close();
            line = null;
        }
    }

    private synchronized boolean use(Line next) {
        if (over) {
            return false;
        }
        if (line != null) {
            line.close();
        }
        line = next;
        return true;
    }

    private void answered(Hop hop, Line from, HttpClientResponse response) {
        response.exceptionHandler(failure -> fail(from, failure));
        int status = response.statusCode();
        if (status != 401 && status != 403) {
            stages.letIn();
        }
        try {
            if (status >= 200 && status < 300) {
                receive(from, response);
            } else if (REDIRECTS.contains(status)) {
                send(hop.follow(response.getHeader(HttpHeaders.LOCATION), credentials));
            } else {
                throw HttpFaults.status(status);
            }
        } catch (SourceException fault) {
            fail(from, fault);
        }
    }

    private void receive(Line from, HttpClientResponse response) {
        var body = Buffer.buffer();
        if (!wantsBody) {
            succeed(from, body);
            return;
        }
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BODY) {
                fail(from, HttpFaults.tooLarge());
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> succeed(from, body));
    }

    private void succeed(Line from, Buffer body) {
        var answer = new Answer(body, from.tunnel().isEncrypted());
        if (end()) {
            emitter.complete(answer);
        }
    }

    private void fail(Line from, Throwable failure) {
        var fault = HttpFaults.of(failure, from.tunnel());
        if (isCurrent(from) && end()) {
            emitter.fail(fault);
        }
    }

    /** The line of a hop that is done may still complain. */
    private synchronized boolean isCurrent(Line from) {
        return from.equals(line);
    }

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        close();
        return true;
    }

    private HttpClient client(Tunnel tunnel) {
        var through = new HttpClientOptions(options)
                .setProxyOptions(tunnel.proxy())
                .setKeepAlive(false)
                .setUseAlpn(false)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(MAX_HEADERS);
        return vertx.httpClientBuilder()
                .with(through)
                .with(new PoolOptions().setHttp1MaxSize(1))
                // The request fails by itself. Without a handler the failure is logged, with words of the target.
                .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
                .build();
    }

    private RequestOptions request(Hop hop) {
        var uri = hop.trusted() ? credentials.sign(hop.uri()) : hop.uri();
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set(HttpHeaders.HOST, ApiUrls.authority(uri))
                .set(HttpHeaders.USER_AGENT, "onramp-connector")
                .set(HttpHeaders.ACCEPT, "application/json")
                // What is not compressed cannot explode.
                .set(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (hop.trusted()) {
            credentials.signHeaders(headers);
        }
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(ApiUrls.host(uri))
                .setPort(ApiUrls.port(uri))
                .setSsl(ApiUrls.isTls(uri))
                .setURI(ApiUrls.target(uri))
                .setFollowRedirects(false)
                .setHeaders(headers);
    }
}
