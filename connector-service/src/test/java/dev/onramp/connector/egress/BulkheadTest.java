package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.Parallel;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkheadTest {

    private final Bulkhead bulkhead = new Bulkhead(3, 2);

    @Test
    void givesWhatTheWorkGives() {
        // When
        var answer = start(bulkhead.run("a", () -> Uni.createFrom().item(42)));

        // Then
        answer.assertItem(42);
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void refusesMoreForOneTarget() {
        // Given
        hang("a");
        hang("a");

        // When
        var third = hang("a");

        // Then
        assertRefused(third);
        assertThat(bulkhead.running()).isEqualTo(2);
    }

    @Test
    void otherTargetsGoOn() {
        // Given
        hang("a");
        hang("a");

        // When
        var other = hang("b");

        // Then
        other.assertNotTerminated();
    }

    @Test
    void refusesMoreInAll() {
        // Given
        hang("a");
        hang("a");
        hang("b");

        // When
        var fourth = hang("c");

        // Then
        assertRefused(fourth);
    }

    @Test
    void manyTargetsThatHangLeaveAPlaceForAnother() {
        // Given
        var usual = new Bulkhead(64, 4);
        for (int target = 0; target < 25; target++) {
            for (int piece = 0; piece < 4; piece++) {
                start(usual.run("hung" + target, () -> Uni.createFrom().nothing()));
            }
        }

        // When
        var healthy = start(usual.run("healthy", () -> Uni.createFrom().item(42)));

        // Then
        healthy.assertItem(42);
        assertThat(usual.targets()).isEqualTo(25);
    }

    @Test
    void doesNotBeginWhatItRefuses() {
        // Given
        var begun = new AtomicBoolean();
        hang("a");
        hang("a");

        // When
        start(bulkhead.run("a", () -> {
            begun.set(true);
            return Uni.createFrom().nothing();
        }));

        // Then
        assertThat(begun).isFalse();
    }

    @Test
    void failureFreesThePlace() {
        // When
        var answer = start(bulkhead.run("a", () -> Uni.createFrom().failure(new IllegalStateException("x"))));

        // Then
        answer.assertFailedWith(IllegalStateException.class);
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void workThatDoesNotEvenBeginFreesThePlace() {
        // When
        var answer = start(bulkhead.run("a", () -> {
            throw new IllegalStateException("x");
        }));

        // Then
        answer.assertFailedWith(IllegalStateException.class);
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void cancellingCancelsTheWorkAndFreesThePlace() {
        // Given
        var cancelled = new AtomicBoolean();
        var work = start(bulkhead.run(
                "a", () -> Uni.createFrom().nothing().onCancellation().invoke(() -> cancelled.set(true))));

        // When
        work.cancel();
        work.cancel();

        // Then
        assertThat(cancelled).isTrue();
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void takesAPlaceWhenSubscribedToAndNotBefore() {
        // When
        var work = bulkhead.run("a", () -> Uni.createFrom().nothing());

        // Then
        assertThat(work).isNotNull();
        assertThat(bulkhead.running()).isZero();
    }

    /** Each step begins work for a target, or ends a piece of work that runs, in one of three ways. */
    @Property
    void neverMoreThanItMayAndNothingIsForgotten(
            @ForAll @Size(max = 200) List<@IntRange(max = 7) Integer> steps,
            @ForAll @IntRange(min = 1, max = 6) int most,
            @ForAll @IntRange(min = 1, max = 3) int mostPerTarget) {
        // Given
        var bounded = new Bulkhead(most, mostPerTarget);
        var pieces = new ArrayList<Piece>();

        // When
        for (int step : steps) {
            if (step < 4) {
                var piece = new Piece("target" + step);
                long before = pieces.stream()
                        .filter(p -> p.target.equals(piece.target))
                        .count();
                piece.subscriber = start(bounded.run(
                        piece.target, () -> Uni.createFrom().emitter(work -> piece.begin(work::complete, work::fail))));
                int places = pieces.size() * 2 < most ? mostPerTarget : 1;
                assertThat(piece.complete != null).isEqualTo(before < places && pieces.size() < most);
                if (piece.complete != null) {
                    pieces.add(piece);
                }
            } else if (!pieces.isEmpty()) {
                pieces.remove(step % pieces.size()).end(step);
            }
            assertThat(bounded.running()).isEqualTo(pieces.size());
        }
        pieces.forEach(piece -> piece.end(5));

        // Then
        assertThat(bounded.running()).isZero();
        assertThat(bounded.targets()).isZero();
    }

    private static final class Piece {
        final String target;

        @Nullable Consumer<Integer> complete;

        @Nullable Consumer<Throwable> fail;

        UniAssertSubscriber<Integer> subscriber = UniAssertSubscriber.create();

        Piece(String target) {
            this.target = target;
        }

        void begin(Consumer<Integer> toComplete, Consumer<Throwable> toFail) {
            complete = toComplete;
            fail = toFail;
        }

        void end(int how) {
            if (how == 4 && complete != null) {
                complete.accept(1);
            } else if (how == 5 && fail != null) {
                fail.accept(new IllegalStateException());
            } else {
                subscriber.cancel();
            }
        }
    }

    @Test
    void holdsWhenManyCallAtOnce() {
        // Given
        var busy = new Bulkhead(8, 4);
        var running = new AtomicInteger();
        var highest = new AtomicInteger();

        // When
        Parallel.run(16, () -> {
            for (int i = 0; i < 2_000; i++) {
                var target = "t" + ThreadLocalRandom.current().nextInt(3);
                start(busy.run(target, () -> {
                            highest.accumulateAndGet(running.incrementAndGet(), Math::max);
                            return Uni.createFrom().item(1).onTermination().invoke(running::decrementAndGet);
                        }))
                        .cancel();
            }
            return 0;
        });

        // Then
        assertThat(highest.get()).isBetween(1, 8);
        assertThat(busy.running()).isZero();
        assertThat(busy.targets()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "4, 0", "-1, 1"})
    void startStopsIfNothingMayRun(int most, int mostPerTarget) {
        assertThatThrownBy(() -> new Bulkhead(most, mostPerTarget)).hasMessageContaining("onramp.connector.limits");
    }

    private UniAssertSubscriber<Object> hang(String target) {
        return start(bulkhead.run(target, () -> Uni.createFrom().nothing()));
    }

    private static <T> UniAssertSubscriber<T> start(Uni<T> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertRefused(UniAssertSubscriber<?> work) {
        assertThat(work.getFailure()).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(429);
            assertThat(problem.getType()).hasToString("too-many-requests");
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
    }
}
