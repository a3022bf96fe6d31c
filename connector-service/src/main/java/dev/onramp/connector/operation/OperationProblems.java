package dev.onramp.connector.operation;

import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.problem.ProblemTypes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What failures of runners become. */
@ApplicationScoped
class OperationProblems {

    private static final Logger LOG = Logger.getLogger(OperationProblems.class);

    /** The request was right, but the source does not let it be done; never our fault, so never a 5xx. */
    private static final int SOURCE_AT_FAULT = 422;

    private final String prefix;

    OperationProblems(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.prefix = ProblemTypes.prefix(application);
    }

    /** What is known about {@code failure} outside; our own faults are logged and say nothing of the inside. */
    OperationProblem of(String kind, Throwable failure) {
        if (failure instanceof SourceException source) {
            return new OperationProblem(
                    prefix + "source-failed",
                    "Unprocessable Content",
                    SOURCE_AT_FAULT,
                    source.advice(),
                    source.code().code());
        }
        if (failure instanceof HttpProblem known && known.getType() != null) {
            return problem(
                    known.getType().toString(),
                    String.valueOf(known.getTitle()),
                    known.getStatusCode(),
                    known.getDetail());
        }
        LOG.errorf("An operation (%s) failed unexpectedly: %s", kind, place(failure));
        return problem("internal-server-error", "Internal Server Error", 500, "The operation failed unexpectedly.");
    }

    /** What an operation becomes that takes the process down, or never ends, whenever it is run. */
    OperationProblem gaveUp() {
        return problem(
                "gave-up",
                "Given up",
                500,
                "The operation was begun many times and never came to an end: start another.");
    }

    private OperationProblem problem(String code, String title, int status, @Nullable String detail) {
        return new OperationProblem(prefix + code, title, status, detail, code);
    }

    /** Types and places only: a message may quote data. */
    private static String place(Throwable failure) {
        var trace = failure.getStackTrace();
        var cause = failure.getCause();
        return failure.getClass().getName()
                + (trace.length == 0 ? "" : " at " + trace[0])
                + (cause == null || cause == failure
                        ? ""
                        : ", caused by " + cause.getClass().getName());
    }
}
