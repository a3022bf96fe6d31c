package dev.onramp.connector.operation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.onramp.connector.operation.RunEndedException.Reason;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** db-scheduler: decides which replica runs which operation, and has those of dead replicas run again. */
@ApplicationScoped
class OperationScheduler {

    private static final Logger LOG = Logger.getLogger(OperationScheduler.class);

    /** What is more waits in the database. */
    private static final int THREADS = 5;

    /** The last thread is for what concerns no single profile, such as a rotation of keys. */
    private static final int ABOUT_PROFILES = THREADS - 1;

    /** What finds no place is asked again after this time, and waits as long for one before. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final Duration POLLING = Duration.ofSeconds(1);

    /** Four missed heartbeats make a replica dead, so its operations are taken over after 12 to 18 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;
    private final OperationExecutor executor;
    private final boolean endsAtOnce;
    private final Semaphore places = new Semaphore(ABOUT_PROFILES);
    private @Nullable Scheduler scheduler;

    OperationScheduler(AgroalDataSource dataSource, OperationExecutor executor, Config config) {
        this.dataSource = dataSource;
        this.executor = executor;
        this.endsAtOnce =
                config.getOptionalValue("quarkus.init-and-exit", Boolean.class).orElse(false);
    }

    /**
     * After the migrations. A database without the tables, or none at all, is tried again every second. A process that
     * only migrates takes no work.
     */
    void start(@Observes @Priority(100) StartupEvent started) {
        if (endsAtOnce) {
            return;
        }
        scheduler = Scheduler.create(dataSource, task())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new NoData())
                .threads(THREADS)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .enablePriority()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(1))
                .addSchedulerListener(new SchedulerLog())
                .build();
        scheduler.start();
    }

    /** What runs is given back, so that another replica goes on with it at once. */
    void stop(@Observes ShutdownEvent stopping) {
        executor.stop();
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Looks for due operations now. */
    void wake() {
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private OneTimeTask<Void> task() {
        return Tasks.oneTime(OperationRepository.TASK)
                .onFailure(OperationScheduler::retry)
                .onDeadExecutionRevive()
                .execute((instance, context) -> execute(instance));
    }

    private void execute(TaskInstance<Void> instance) {
        if (instance.getPriority() >= Operations.PRIORITY_WITHOUT_PROFILE) {
            execute(instance.getId());
            return;
        }
        takePlace();
        try {
            execute(instance.getId());
        } finally {
            places.release();
        }
    }

    /** Waits for a while: whatever is waiting too would only be asked at once, and again and again. */
    private void takePlace() {
        try {
            if (!places.tryAcquire(BUSY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RunEndedException(Reason.BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunEndedException(Reason.STOPPING);
        }
    }

    private void execute(String id) {
        try {
            executor.execute(UUID.fromString(id));
        } catch (IllegalStateException unexpected) {
            LOG.errorf(unexpected.getCause(), "Operation %s could not be run; trying again", id);
            throw unexpected;
        }
    }

    /** At once the first time, which is when a replica stops, then more and more slowly. */
    private static void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        if (failed.getCause().orElse(null) instanceof RunEndedException ended && ended.reason() == Reason.BUSY) {
            operations.reschedule(failed, failed.getTimeDone().plus(BUSY));
            return;
        }
        var failures = Math.min(failed.getExecution().consecutiveFailures, 5);
        var pause = failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << failures);
        operations.reschedule(
                failed, failed.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    /** Tasks have no data: nothing is ever made into, or out of, Java's own serialisation. */
    private static final class NoData implements Serializer {

        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            return null;
        }
    }
}
