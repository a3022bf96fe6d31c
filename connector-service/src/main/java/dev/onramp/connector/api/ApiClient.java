package dev.onramp.connector.api;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.source.StageLog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks APIs. Every request goes through the guarded way out; credentials go to the origin of the base URL alone. Fails
 * with a {@link dev.onramp.connector.source.SourceException} that quotes nothing of the answer.
 */
@ApplicationScoped
class ApiClient {

    /** Whoever waits has a shorter deadline; this one ends what nobody waits for. */
    private static final int LAST_RESORT = 120;

    private final Vertx vertx;
    private final Egress egress;
    private final HttpClientOptions options;

    @Inject
    ApiClient(Vertx vertx, Egress egress) {
        this(vertx, egress, new HttpClientOptions());
    }

    /** @param options whom to trust, where it is not the authorities that the JVM trusts */
    ApiClient(Vertx vertx, Egress egress, HttpClientOptions options) {
        this.vertx = vertx;
        this.egress = egress;
        this.options = new HttpClientOptions(options)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout(LAST_RESORT * 1000)
                .setSslHandshakeTimeout(LAST_RESORT)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    }

    /** The answer with its body, which is 10 MiB at most. */
    Uni<Answer> get(URI uri, Credentials credentials, Duration deadline) {
        var stages = new ApiStages(StageLog.NONE, credentials.areThere());
        return fetch(uri, credentials, stages, true)
                .ifNoItem()
                .after(deadline)
                .failWith(() -> HttpFaults.timeout(stages.current()));
    }

    /** Whether the API answers well; the body is not read. Cancelling it, which the caller does at his deadline, ends it at once. */
    Uni<Answer> reach(URI uri, Credentials credentials, StageLog stages) {
        return fetch(uri, credentials, new ApiStages(stages, credentials.areThere()), false);
    }

    private Uni<Answer> fetch(URI uri, Credentials credentials, ApiStages stages, boolean wantsBody) {
        return Uni.createFrom().emitter(emitter -> {
            var fetch = new Fetch(vertx, egress, options, credentials, stages, wantsBody, emitter);
            emitter.onTermination(fetch::close);
            fetch.send(Hop.to(uri));
        });
    }
}
