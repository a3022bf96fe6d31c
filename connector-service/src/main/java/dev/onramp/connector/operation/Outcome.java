package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
record Outcome(
        OperationStatus status,
        @Nullable ObjectNode result,
        @Nullable OperationProblem problem) {

    static final Outcome CANCELLED = new Outcome(OperationStatus.cancelled, null, null);

    static Outcome succeeded(ObjectNode result) {
        return new Outcome(OperationStatus.succeeded, result, null);
    }

    static Outcome failed(OperationProblem problem) {
        return new Outcome(OperationStatus.failed, null, problem);
    }
}
