package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.connector.egress.OpenEgress;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.testsupport.Eventually;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiReadsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final ApiReads reads =
            new ApiReads(new ApiClient(vertx, OpenEgress.of("127.0.0.1/32", Map.of("api.test", "127.0.0.1"))), vertx);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void stop() {
        reads.close();
        vertx.close();
    }

    @Test
    void readingEndsAtTheDeadline() {
        // Given
        try (var server = RawServer.json("{}")) {

            // When
            var read =
                    read(server, Duration.ofSeconds(2), this::untilNobodyWaits).subscribeAsCompletionStage();

            // Then
            assertThatThrownBy(read::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            fault -> assertThat(fault.code()).isEqualTo(FaultCode.QUERY_TIMEOUT));
            Eventually.holds(() -> assertThat(ended.getCount()).isZero());
        }
    }

    @Test
    void readingEndsWhenTheCallerIsGone() {
        // Given
        try (var server = RawServer.json("{}")) {
            var read = read(server, LONG, this::untilNobodyWaits).subscribe().with(item -> {}, failure -> {});
            Eventually.holds(() -> assertThat(begun.getCount()).isZero());

            // When
            read.cancel();

            // Then
            Eventually.holds(() -> assertThat(ended.getCount()).isZero());
        }
    }

    @Test
    void fewAreReadAtOnceAndTheOthersWait() {
        // Given
        try (var server = RawServer.json("{}")) {
            var running = new AtomicInteger();
            var most = new AtomicInteger();
            BiFunction<JsonNode, Interest, Integer> reading = (document, interest) -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Eventually.holds(() -> assertThat(most.get()).isGreaterThanOrEqualTo(4));
                return running.decrementAndGet();
            };

            // When
            var all = IntStream.range(0, 12)
                    .mapToObj(i -> read(server, LONG, reading).subscribeAsCompletionStage())
                    .toList();

            // Then
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            assertThat(most).hasValue(4);
        }
    }

    private boolean untilNobodyWaits(JsonNode document, Interest interest) {
        begun.countDown();
        try {
            while (true) {
                interest.check();
                Thread.onSpinWait();
            }
        } finally {
            ended.countDown();
        }
    }

    private <T> Uni<T> read(RawServer server, Duration deadline, BiFunction<JsonNode, Interest, T> reading) {
        var base = URI.create("http://api.test:" + server.port() + "/v1");
        var api = new ApiSource(base, ApiAuth.NONE, new ApiOptions(null, "openapi.json", List.of()));
        return reads.openApi(api, Login.NONE, ApiUrls.join(base, "openapi.json"), deadline, reading);
    }
}
