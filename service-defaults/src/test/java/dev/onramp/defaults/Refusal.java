package dev.onramp.defaults;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.onramp.defaults.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A problem as its caller will see it. */
public record Refusal(HttpProblem problem) {

    /** The problem that {@code code} must fail with. */
    public static Refusal of(ThrowingCallable code) {
        var failure = catchThrowable(code);
        if (failure instanceof HttpProblem problem) {
            return new Refusal(problem);
        }
        throw new AssertionError("No problem, but " + failure, failure);
    }

    /** The status code. */
    public int status() {
        return problem.getStatusCode();
    }

    /** The short name of the problem. */
    public String name() {
        return String.valueOf(problem.getType());
    }

    /** What is said to be wrong. */
    public List<Violation> violations() {
        return problem.getParameters().get("violations") instanceof List<?> list
                ? list.stream().map(Violation.class::cast).toList()
                : List.of();
    }

    /** The fields that are said to be wrong. */
    public List<String> fields() {
        return violations().stream().map(Violation::field).toList();
    }

    /** What is said about the only field that is wrong. */
    public String message() {
        if (violations().size() != 1) {
            throw new AssertionError("Not one violation: " + text());
        }
        return violations().get(0).message();
    }

    /** Everything that reaches the caller. */
    public String text() {
        return String.join(
                "\n",
                String.valueOf(problem.getType()),
                String.valueOf(problem.getTitle()),
                String.valueOf(problem.getDetail()),
                String.valueOf(problem.getInstance()),
                problem.getParameters().toString(),
                problem.getHeaders().toString());
    }
}
