package dev.onramp.connector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.Stage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageTimesTest {

    private final AtomicLong clock = new AtomicLong();
    private final StageTimes times = new StageTimes(() -> clock.get() * 1_000_000);

    @Test
    void everyStageGetsItsTime() {
        // Given
        begin(Stage.resolve, 5);
        begin(Stage.connect, 7);
        begin(Stage.query, 11);

        // When
        var stages = times.finish(true);

        // Then
        assertThat(stages.toString())
                .contains(
                        "resolve, status=passed, durationMs=5",
                        "connect, status=passed, durationMs=7",
                        "tls, status=skipped, durationMs=null",
                        "query, status=passed, durationMs=11");
    }

    @Test
    void stageThatWasRunningFailed() {
        // Given
        begin(Stage.resolve, 1);
        begin(Stage.connect, 2);

        // When
        var stages = times.finish(false);

        // Then
        assertThat(stages)
                .extracting(StageResult::status)
                .startsWith(StageResult.Status.passed, StageResult.Status.failed);
    }

    @Test
    void stageThatBeginsAgainGoesOn() {
        // Given
        begin(Stage.connect, 3);
        begin(Stage.authenticate, 1);
        begin(Stage.connect, 4);

        // When
        var stages = times.finish(true);

        // Then
        assertThat(stages.get(1).durationMs()).isEqualTo(7);
    }

    @Test
    void whatBeginsAfterTheEndIsNotHeard() {
        // Given
        begin(Stage.connect, 3);
        times.finish(false);
        begin(Stage.query, 9);

        // When
        var stages = times.finish(false);

        // Then
        assertThat(stages.get(4).status()).isEqualTo(StageResult.Status.skipped);
        assertThat(stages.get(1).durationMs()).isEqualTo(3);
    }

    @Test
    void blamedStageTakesOverWhatCameAfterIt() {
        // Given
        begin(Stage.tls, 3);
        begin(Stage.authenticate, 4);

        // When
        times.blame(Stage.tls);

        // Then
        assertThat(times.finish(false).toString())
                .contains("tls, status=failed, durationMs=7", "authenticate, status=skipped");
    }

    @Test
    void blamedStageNeedNotHaveBeenSeenToBegin() {
        // Given
        begin(Stage.connect, 3);

        // When
        times.blame(Stage.tls);

        // Then
        assertThat(times.finish(false).toString())
                .contains("connect, status=passed, durationMs=3", "tls, status=failed");
    }

    @Test
    void dismissedStageLeavesItsTime() {
        // Given
        begin(Stage.tls, 3);
        begin(Stage.authenticate, 4);

        // When
        times.dismiss(Stage.tls);

        // Then
        assertThat(times.finish(true).toString())
                .contains("tls, status=skipped", "authenticate, status=passed, durationMs=7");
    }

    private void begin(Stage stage, long millis) {
        times.begin(stage);
        clock.addAndGet(millis);
    }
}
