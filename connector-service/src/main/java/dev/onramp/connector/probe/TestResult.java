package dev.onramp.connector.probe;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SourceTester.Finding;
import dev.onramp.connector.source.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a test.
 *
 * @param code absent on success
 * @param encrypted absent if there was no connection that could be
 * @param latencyMs absent unless the first question was answered
 */
@Schema(name = "TestResult", description = "What came out of a test.")
record TestResult(
        Outcome status,

        @Schema(description = "A stable name for programs; absent on success.", examples = "auth-failed") @Nullable FaultCode code,

        @Schema(description = "What is wrong and what to do, for people.", examples = "The connection works.")
        String message,

        @Schema(description = "All steps, in their order.") List<StageResult> stages,

        @Schema(description = "What the server calls its version.", examples = "16.4") @Nullable String serverVersion,

        @Schema(description = "Whether TLS protected the connection.") @Nullable Boolean encrypted,

        @Schema(description = "How long the answer to the first question took.", examples = "3") @Nullable Long latencyMs,

        @Schema(description = "How long the whole test took.", examples = "42")
        long durationMs,

        Instant testedAt) {

    private static final Set<FaultCode> OF_TLS =
            EnumSet.of(FaultCode.TLS_UNTRUSTED, FaultCode.TLS_HOSTNAME, FaultCode.TLS_FAILED);

    private static final String WORKS = "The connection works.";

    static TestResult passed(Finding finding, StageTimes times, Duration duration, Instant at) {
        if (Boolean.FALSE.equals(finding.encrypted())) {
            // The server was asked for TLS, and said no.
            times.dismiss(Stage.tls);
        }
        var stages = times.finish(true);
        return new TestResult(
                Outcome.success,
                null,
                WORKS,
                stages,
                finding.serverVersion(),
                finding.encrypted(),
                times.millis(Stage.query),
                duration.toMillis(),
                at);
    }

    static TestResult failed(SourceException fault, StageTimes times, Duration duration, Instant at) {
        if (OF_TLS.contains(fault.code())) {
            // From outside, the last word of a handshake looks like the first word behind it.
            times.blame(Stage.tls);
        }
        return new TestResult(
                Outcome.failed,
                fault.code(),
                fault.advice(),
                times.finish(false),
                null,
                null,
                null,
                duration.toMillis(),
                at);
    }
}
