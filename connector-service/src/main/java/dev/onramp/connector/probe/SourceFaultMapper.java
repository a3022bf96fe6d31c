package dev.onramp.connector.probe;

import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** A source that fails a request which needs it: 422 {@code source-failed}, with the name of the fault in {@code code}. */
@Provider
@Priority(SourceFaultMapper.AHEAD)
final class SourceFaultMapper extends ExceptionMapperBase<SourceException> {

    /** Ahead of the mappers of the problem extension, which stand just before {@code Priorities.AUTHENTICATION}. */
    static final int AHEAD = Priorities.AUTHENTICATION - 100;

    @Override
    protected HttpProblem toProblem(SourceException fault) {
        return HttpProblem.builder(Problems.unprocessable("source-failed", fault.advice(), List.of()))
                .with("code", fault.code().code())
                .build();
    }
}
