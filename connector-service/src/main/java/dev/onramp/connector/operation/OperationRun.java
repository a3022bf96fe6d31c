package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** One run of an operation, as its runner sees it. */
public interface OperationRun {

    /** The id of the operation. */
    String id();

    /** The user who asked for it. */
    String owner();

    /** The profile that it is about; null if it is about none. */
    @Nullable String profile();

    /** What was asked for. */
    ObjectNode input();

    /** Tells how far the work is, in a transaction of its own. */
    Uni<Void> progress(ObjectNode progress);
}
