package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

/** Does one kind of long work. There is one bean for each kind. */
public interface OperationRunner {

    /** The kind, such as {@code discovery}. */
    String kind();

    /**
     * Does the work and returns its result. Runs again from the start if the process dies in the middle, so it must lead
     * to the same end when done twice. Cancelling it must end it at once.
     *
     * <p>A {@link dev.onramp.connector.source.SourceException} or an {@code HttpProblem} becomes the problem of the
     * operation; a {@link RunLaterException} has it run again a second later; any other failure becomes one that says nothing of the inside.
     */
    Uni<ObjectNode> run(OperationRun run);
}
