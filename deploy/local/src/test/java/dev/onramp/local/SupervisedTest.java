package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    private static final RestartPolicy QUICK = new RestartPolicy(
            3, Duration.ofSeconds(20), Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    private TestData data;
    private Records records;

    @BeforeEach
    void makeDataFolder() {
        data = new TestData(folder);
        records = new Records(data.folder());
    }

    @Test
    void startsAKilledProgramAgainAndSaysSo() {
        // Given
        var supervised = started(TestProgram.patient(data));
        var killed = awaitReady(supervised, -1);

        // When
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);

        // Then
        var next = awaitReady(supervised, killed);
        assertThat(ProcessHandle.of(next)).get().matches(ProcessHandle::isAlive);
        assertThat(data.said()).contains("patient: was killed; starting it again");
        stop(supervised);
    }

    @Test
    void leavesNoProcessWhenItIsStopped() {
        // Given
        var supervised = started(TestProgram.patient(data));
        var pid = awaitReady(supervised, -1);

        // When
        stop(supervised);

        // Then
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(records.get("patient")).isEmpty();
    }

    @Test
    void killsAProgramThatDoesNotStop() {
        // Given
        var supervised = started(TestProgram.stubborn(data));
        var pid = awaitReady(supervised, -1);

        // When
        stop(supervised);

        // Then
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(data.said()).contains("stubborn: does not stop, so it is killed");
    }

    @Test
    void givesUpAfterSoManyFailedStartsAndShowsTheEndOfTheLog() throws Exception {
        // Given
        var program = TestProgram.broken(data);

        // When
        var supervised = started(program);

        // Then
        assertThat(supervised.givenUp().get(20, TimeUnit.SECONDS)).isSameAs(supervised);
        assertThat(supervised.firstStart()).isCompletedWithValue(false);
        assertThat(program.starts()).isEqualTo(3);
        assertThat(data.said())
                .contains("broken: has ended with exit code 7; starting it again")
                .contains("broken: failed to start 3 times and is given up")
                .contains(data.folder().log("broken").toString())
                .contains("there is no hope");
        assertThat(records.get("broken")).isEmpty();
    }

    @Test
    void isNotStartedOnceItWasToldToStop() {
        // Given
        var program = TestProgram.patient(data);
        var supervised = new Supervised(program, QUICK, records, data.console());

        // When
        supervised.askToStop();
        supervised.start();

        // Then
        assertThat(supervised.firstStart().join()).isFalse();
        assertThat(program.starts()).isZero();
    }

    @Test
    void pausesGrowAndEndAtTheLongest() {
        // Given
        var policy = RestartPolicy.SERVICE;

        // When, Then
        assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.pauseAfter(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.pauseAfter(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.pauseAfter(6)).isEqualTo(Duration.ofSeconds(15));
        assertThat(policy.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(15));
    }

    private Supervised started(Program program) {
        var supervised = new Supervised(program, QUICK, records, data.console());
        supervised.start();
        return supervised;
    }

    private long awaitReady(Supervised supervised, long before) {
        return Deadline.in(Duration.ofSeconds(20))
                .find(() -> ready(supervised).filter(record -> record.pid() != before))
                .orElseThrow()
                .pid();
    }

    private Optional<ProcessRecord> ready(Supervised supervised) {
        return records.get(supervised.program().name()).filter(ProcessRecord::ready);
    }

    private static void stop(Supervised supervised) {
        supervised.askToStop();
        supervised.awaitStop();
    }
}
