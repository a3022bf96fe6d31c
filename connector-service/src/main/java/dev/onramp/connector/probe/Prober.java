package dev.onramp.connector.probe;

import dev.onramp.connector.egress.Bulkhead;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SourceTester;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs tests within their deadline, and not too many at once. */
@ApplicationScoped
class Prober {

    private static final Logger LOG = Logger.getLogger(Prober.class);

    private final List<SourceTester> testers;
    private final Bulkhead bulkhead;
    private final Vertx vertx;
    private final Clock clock;

    Prober(@All List<SourceTester> testers, Bulkhead bulkhead, Vertx vertx, Clock clock) {
        this.testers = testers;
        this.bulkhead = bulkhead;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * The result, at the deadline at the latest, on the Vert.x context of the caller. Fails only with the problem 429, if
     * too many tests are running.
     */
    Uni<TestResult> probe(Source source, Login login, Duration deadline) {
        return bulkhead.run(
                source.target(),
                () -> Uni.createFrom()
                        .emitter(emitter ->
                                new Run(vertx.getOrCreateContext(), deadline, emitter).start(source, login)));
    }

    /** The result of a test that could not begin. */
    TestResult unusable(SourceException fault) {
        return TestResult.failed(fault, new StageTimes(System::nanoTime), Duration.ZERO, clock.instant());
    }

    /** One test. Whatever ends first, the work or the time, is the result. */
    private final class Run {

        private final Context context;
        private final Duration deadline;
        private final UniEmitter<? super TestResult> emitter;
        private final StageTimes times = new StageTimes(System::nanoTime);
        private final AtomicBoolean ended = new AtomicBoolean();
        private final long started = System.nanoTime();

        Run(Context context, Duration deadline, UniEmitter<? super TestResult> emitter) {
            this.context = context;
            this.deadline = deadline;
            this.emitter = emitter;
        }

        void start(Source source, Login login) {
            var work = Uni.createFrom()
                    .deferred(() -> tester(source).test(source, login, deadline, times))
                    .subscribe()
                    .with(
                            finding -> end(() -> TestResult.passed(finding, times, spent(), clock.instant())),
                            this::fail);
            var timer = vertx.setTimer(deadline.toMillis(), id -> {
                var fault = Deadlines.over(times.running(), deadline);
                if (end(() -> TestResult.failed(fault, times, spent(), clock.instant()))) {
                    work.cancel();
                }
            });
            emitter.onTermination(() -> {
                vertx.cancelTimer(timer);
                work.cancel();
            });
        }

        private void fail(Throwable failure) {
            end(() -> TestResult.failed(fault(failure), times, spent(), clock.instant()));
        }

        private boolean end(Supplier<TestResult> result) {
            if (!ended.compareAndSet(false, true)) {
                return false;
            }
            var known = result.get();
            context.runOnContext(ignored -> emitter.complete(known));
            return true;
        }

        private Duration spent() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    private SourceTester tester(Source source) {
        return testers.stream()
                .filter(tester -> tester.tests(source))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        FaultCode.NOT_CONFIGURED, "This kind of source cannot be tested: choose another type."));
    }

    private static SourceException fault(Throwable failure) {
        if (failure instanceof SourceException known) {
            return known;
        }
        // Only the type: the message may be anybody's.
        LOG.errorf("A tester failed with %s", failure.getClass().getName());
        return new SourceException(
                FaultCode.QUERY_FAILED, "The source could not be tested: what it answers makes no sense.");
    }
}
