package dev.onramp.democonfig.datasource;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** One request and its answer, of which no more is read than is allowed. */
final class Exchange {

    /** More than the largest page of a schema that is useful; what is over is not read. */
    static final int MAX_BODY = 4 * 1024 * 1024;

    private final UniEmitter<? super ConnectorAnswer> emitter;
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private boolean over;

    Exchange(UniEmitter<? super ConnectorAnswer> emitter) {
        this.emitter = emitter;
    }

    void send(HttpClientRequest ready) {
        // Without a handler Vert.x would log what is told to the caller anyway.
        ready.exceptionHandler(this::fail);
        if (use(ready)) {
            ready.send().onSuccess(this::receive).onFailure(this::fail);
        } else {
            ready.reset();
        }
    }

    void fail(Throwable failure) {
        if (end()) {
            emitter.fail(ConnectorException.away("connector-service cannot be reached"));
        }
    }

    /** Nobody waits any more: the connection is not kept for an answer that may never end. */
    synchronized void abandon() {
        var running = over ? null : request;
        // First, as resetting may fail the request at once.
        over = true;
        if (running != null) {
            running.reset();
        }
    }

    private synchronized boolean use(HttpClientRequest ready) {
        request = ready;
        return !over;
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::fail);
        response.handler(chunk -> append(response, chunk));
        response.endHandler(end -> succeed(answer(response, true, body)));
    }

    private static ConnectorAnswer answer(HttpClientResponse response, boolean isWhole, Buffer body) {
        return new ConnectorAnswer(
                response.statusCode(), isWhole, response.getHeader(HttpHeaders.createOptimized("Link")), body);
    }

    private void append(HttpClientResponse response, Buffer chunk) {
        if (body.length() + chunk.length() <= MAX_BODY) {
            body.appendBuffer(chunk);
        } else {
            abandon();
            emitter.complete(answer(response, false, Buffer.buffer()));
        }
    }

    private void succeed(ConnectorAnswer answer) {
        if (end()) {
            emitter.complete(answer);
        }
    }

    private synchronized boolean end() {
        var first = !over;
        over = true;
        return first;
    }
}
