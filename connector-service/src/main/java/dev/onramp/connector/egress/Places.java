package dev.onramp.connector.egress;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Counts what runs, in all and at each target, and lets nothing more begin where all places are taken. */
public final class Places {

    private final int most;
    private final int mostPerTarget;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;

    Places(int most, int mostPerTarget) {
        this.most = most;
        this.mostPerTarget = mostPerTarget;
    }

    /** So many at each target, however many targets there are. */
    public static Places perTarget(int most) {
        return new Places(Integer.MAX_VALUE, most);
    }

    /**
     * Runs {@code work}, or fails with {@code full} if there is no place for it. When half of all places are taken, a target
     * gets one only. Cancelling cancels the work and frees the place.
     *
     * @param target what is kept apart from others, such as {@code host:port}
     */
    public <T> Uni<T> run(String target, Supplier<Uni<T>> work, Supplier<? extends Throwable> full) {
        return Uni.createFrom().deferred(() -> {
            if (!enter(target)) {
                return Uni.createFrom().failure(full.get());
            }
            var inside = new AtomicBoolean(true);
            return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(() -> {
                if (inside.getAndSet(false)) {
                    leave(target);
                }
            });
        });
    }

    private synchronized boolean enter(String target) {
        int before = running.getOrDefault(target, 0);
        if (all >= most || before >= places()) {
            return false;
        }
        all++;
        running.put(target, before + 1);
        return true;
    }

    /** How many a target may take: fewer when it gets crowded, so that many that hang leave some for others. */
    private int places() {
        return all < most / 2.0 ? mostPerTarget : 1;
    }

    private synchronized void leave(String target) {
        all--;
        running.computeIfPresent(target, (key, count) -> count == 1 ? null : count - 1);
    }

    /** How much runs, in all. */
    synchronized int running() {
        return all;
    }

    /** How many targets are remembered. */
    synchronized int targets() {
        return running.size();
    }
}
