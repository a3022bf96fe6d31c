package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Gets documents of an API and reads them where that holds nobody up. Few are read at once, since a small answer may need
 * much memory; the others wait for their turn within their deadline. What nobody waits for any more is not read to its end.
 */
@ApplicationScoped
class ApiReads {

    private static final Logger LOG = Logger.getLogger(ApiReads.class);

    /** Records that a schema is inferred from. */
    static final int SAMPLE = 1000;

    /** Answers that are read at once. */
    private static final int READERS = 4;

    private final ApiClient client;
    private final WorkerExecutor readers;

    ApiReads(ApiClient client, Vertx vertx) {
        this.client = client;
        this.readers = vertx.createSharedWorkerExecutor("api-readers", READERS);
    }

    @PreDestroy
    void close() {
        readers.close().onFailure(failure -> LOG.debug("The readers of APIs did not end", failure));
    }

    /** The first records at {@code path}, and what {@code reading} makes of them. */
    <T> Uni<T> records(
            ApiSource api, Login login, String path, Duration deadline, Function<List<JsonNode>, T> reading) {
        return read(api, login, () -> ApiUrls.below(api.baseUrl(), path), deadline, (body, interest) -> {
                    var answer = Documents.records(body, SAMPLE, interest);
                    return reading.apply(
                            RecordFinder.records(answer, api.options().recordsPointer()));
                })
                .onFailure(SourceException.class)
                .transform(fault -> named(api, path, fault));
    }

    /** The OpenAPI document, and what {@code reading} makes of it. */
    <T> Uni<T> openApi(
            ApiSource api, Login login, URI location, Duration deadline, BiFunction<JsonNode, Interest, T> reading) {
        return read(
                api,
                login,
                () -> location,
                deadline,
                (body, interest) -> reading.apply(Documents.openApi(body, interest), interest));
    }

    private <T> Uni<T> read(
            ApiSource api, Login login, Supplier<URI> uri, Duration deadline, BiFunction<byte[], Interest, T> reading) {
        return Uni.createFrom().deferred(() -> {
            long end = System.nanoTime() + deadline.toNanos();
            return client.get(uri.get(), Credentials.of(api.auth(), login), deadline)
                    .map(answer -> answer.body().getBytes())
                    .chain(body -> whileSomebodyWaits(interest -> reading.apply(body, interest))
                            .ifNoItem()
                            .after(Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                            .failWith(() -> HttpFaults.timeout(Stage.query)));
        });
    }

    /** With several paths one wants to know which. The query of a path may hold what is secret. */
    private static SourceException named(ApiSource api, String path, SourceException fault) {
        return api.options().paths().size() < 2
                ? fault
                : new SourceException(fault.code(), path.replaceFirst("\\?.*", "") + ": " + fault.advice());
    }

    private <T> Uni<T> whileSomebodyWaits(Function<Interest, T> work) {
        return Uni.createFrom().deferred(() -> {
            var interest = new Interest();
            var turn = readers.executeBlocking(
                    () -> {
                        interest.check();
                        return work.apply(interest);
                    },
                    false);
            return Uni.createFrom()
                    .completionStage(turn::toCompletionStage)
                    .onTermination()
                    .invoke(interest::end);
        });
    }
}
