package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to run an operation, until somebody takes the run for dead and claims it too.
 *
 * @param attempt counts the claims; only the last may write
 */
record Claim(
        UUID id,
        int attempt,
        String kind,
        String owner,
        @Nullable String profile,
        ObjectNode input) {}
