package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.settings.ConnectorUrl;
import dev.onramp.democonfig.settings.DemoConfig;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The line to connector-service. While it is cut, a circuit breaker answers at once and lets one request try again from
 * time to time; schemas, which may be slow by themselves, have one of their own.
 */
@ApplicationScoped
class ConnectorLine {

    private static final int CONNECTIONS = 8;
    private static final int WAITING = 200;
    private static final int MAX_HEADERS = 16 * 1024;

    private final ConnectorUrl url;
    private final ConnectorIdentity identity;
    private final Duration attempt;
    private final Duration page;
    private final HttpClient client;

    ConnectorLine(Vertx vertx, ConnectorUrl url, ConnectorIdentity identity, DemoConfig config) {
        this.url = url;
        this.identity = identity;
        // Two attempts and the pause between them fit into the deadline of a caller.
        this.attempt = config.connector().deadline().multipliedBy(2).dividedBy(5);
        // Schemas are larger and slower; further attempts are for what fails at once.
        this.page = config.connector().deadline().multipliedBy(4).dividedBy(5);
        this.client = vertx.httpClientBuilder()
                .with(options(attempt))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING))
                .build();
    }

    /**
     * Sends a request, again if need be. Fails with a {@link ConnectorException} or, while the circuit is open, a {@link
     * CircuitBreakerOpenException}; where it ends up is no matter of the caller's context.
     */
    @Retry(
            maxRetries = 2,
            delay = 50,
            jitter = 25,
            retryOn = ConnectorException.class,
            abortOn = CircuitBreakerOpenException.class)
    @ExponentialBackoff
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 5000, failOn = ConnectorException.class)
    Uni<ConnectorAnswer> send(ConnectorRequest request) {
        return attempt(request, attempt).invoke(answer -> {
            if (!answer.isWhole()) {
                throw ConnectorException.away("connector-service answers more than it may");
            }
        });
    }

    /** Reads a page of a schema, under the same rules; too large a page is an answer, which is not whole. */
    @Retry(
            maxRetries = 2,
            delay = 50,
            jitter = 25,
            retryOn = ConnectorException.class,
            abortOn = CircuitBreakerOpenException.class)
    @ExponentialBackoff
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 5000, failOn = ConnectorException.class)
    Uni<ConnectorAnswer> readSchema(ConnectorRequest request) {
        return attempt(request, page);
    }

    private Uni<ConnectorAnswer> attempt(ConnectorRequest request, Duration limit) {
        return identity.headers()
                .chain(headers -> exchange(options(request, headers)))
                .ifNoItem()
                .after(limit)
                .failWith(() -> ConnectorException.away("connector-service does not answer in time"))
                .onFailure(failure -> !(failure instanceof ConnectorException))
                .transform(failure -> ConnectorException.away("connector-service cannot be asked"))
                .invoke(answer -> {
                    if (answer.status() >= 500) {
                        throw ConnectorException.away("connector-service answers " + answer.status());
                    }
                });
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private Uni<ConnectorAnswer> exchange(RequestOptions options) {
        return Uni.createFrom().emitter(emitter -> {
            var exchange = new Exchange(emitter);
            emitter.onTermination(exchange::abandon);
            client.request(options).onSuccess(exchange::send).onFailure(exchange::fail);
        });
    }

    private RequestOptions options(ConnectorRequest request, Map<String, String> headers) {
        var options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(url.get().orElseThrow() + request.path())
                // Credentials are for connector-service, not for where it may point to.
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json, application/problem+json");
        headers.forEach(options::putHeader);
        return options;
    }

    private static HttpClientOptions options(Duration attempt) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(attempt.toMillis()))
                .setSslHandshakeTimeout(attempt.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(30)
                .setMaxHeaderSize(MAX_HEADERS)
                .setDecompressionSupported(false);
    }
}
