package dev.onramp.connector.probe;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the column {@code result}. */
@RegisterForReflection // Nothing but StoredJson reads and writes it, which a native build does not see.
record StoredResult(
        @Nullable String message,
        @Nullable List<StageResult> stages,
        @Nullable String serverVersion,
        @Nullable Boolean encrypted,
        @Nullable Long latencyMs,
        @Nullable Long durationMs) {

    static StoredResult of(TestResult result) {
        return new StoredResult(
                result.message(),
                result.stages(),
                result.serverVersion(),
                result.encrypted(),
                result.latencyMs(),
                result.durationMs());
    }
}
