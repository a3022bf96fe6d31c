package dev.onramp.connector.probe;

import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures the stages of one test. */
final class StageTimes implements StageLog {

    private static final long NANOS = 1_000_000;

    private final LongSupplier nanoClock;
    private final Map<Stage, Long> spent = new EnumMap<>(Stage.class);
    private @Nullable Stage running;
    private long since;
    private boolean over;

    StageTimes(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void begin(Stage stage) {
        if (!over) {
            stop();
            running = stage;
            spent.putIfAbsent(stage, 0L);
        }
    }

    private void stop() {
        long now = nanoClock.getAsLong();
        if (running != null) {
            spent.merge(running, now - since, Long::sum);
        }
        since = now;
    }

    /** The stage that is running; null if none has begun. */
    synchronized @Nullable Stage running() {
        return running;
    }

    /** How long a stage took, in milliseconds; null if it never began. */
    synchronized @Nullable Long millis(Stage stage) {
        var nanos = spent.get(stage);
        return nanos == null ? null : nanos / NANOS;
    }

    /**
     * The stage is the one that went wrong, though it looked as if a later one was running, or an earlier one still: the
     * target may answer before it has heard the client.
     */
    synchronized void blame(Stage stage) {
        stop();
        spent.putIfAbsent(stage, 0L);
        for (var later : List.copyOf(spent.keySet())) {
            if (later.compareTo(stage) > 0) {
                spent.merge(stage, spent.remove(later), Long::sum);
            }
        }
        running = stage;
    }

    /** The stage turned out not to be one: its time counts for the one that is running. */
    synchronized void dismiss(Stage stage) {
        stop();
        var time = spent.remove(stage);
        if (time != null && running != null && running != stage) {
            spent.merge(running, time, Long::sum);
        }
    }

    /** Ends the measuring and returns every stage. The one that is running has failed, unless all went well. */
    synchronized List<StageResult> finish(boolean passed) {
        if (!over) {
            stop();
            over = true;
        }
        return Stream.of(Stage.values())
                .map(stage -> new StageResult(stage, status(stage, passed), millis(stage)))
                .toList();
    }

    private StageResult.Status status(Stage stage, boolean passed) {
        if (!spent.containsKey(stage)) {
            return StageResult.Status.skipped;
        }
        return passed || stage != running ? StageResult.Status.passed : StageResult.Status.failed;
    }
}
