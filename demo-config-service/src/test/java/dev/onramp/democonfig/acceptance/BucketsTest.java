package dev.onramp.democonfig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who tries links too often has to wait, and nobody can fill the memory with addresses. */
class BucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final Buckets buckets = new Buckets(60, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void sixtyRequestsAreTakenAndThenOneASecond() {
        // Given
        IntStream.range(0, 60)
                .forEach(i -> assertThat(buckets.of("a").tryConsume(1)).isTrue());

        // When
        var refused = buckets.of("a").tryConsume(1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        // Then
        assertThat(refused).isFalse();
        assertThat(buckets.of("a").tryConsume(1)).isTrue();
        assertThat(buckets.of("a").tryConsume(1)).isFalse();
    }

    @Test
    void othersAreNotHeldUp() {
        // Given
        buckets.of("a").tryConsume(60);

        // Then
        assertThat(buckets.of("b").tryConsume(1)).isTrue();
    }

    @Test
    void memoryIsBounded() {
        // When
        IntStream.range(0, Buckets.MAX_KEYS + 1000).forEach(i -> buckets.of("address " + i));

        // Then
        assertThat(buckets.size()).isEqualTo(Buckets.MAX_KEYS);
    }
}
