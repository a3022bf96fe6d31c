package dev.onramp.defaults.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import org.hibernate.HibernateException;

/**
 * What becomes of exceptions that are no problems yet. JAX-RS picks a mapper by the exact type, so each type that the
 * problem extension maps in its own way has a class here.
 */
final class ExceptionMappers {

    /** Ahead of the mappers of the problem extension, which stand just before {@code Priorities.AUTHENTICATION}. */
    private static final int AHEAD = Priorities.AUTHENTICATION - 100;

    private ExceptionMappers() {}

    private static HttpProblem methodNotAllowed(String methods) {
        return HttpProblem.builder()
                .withStatus(405)
                .withHeader("Allow", methods)
                .build();
    }

    @Provider
    @Priority(AHEAD)
    static class Json extends ExceptionMapperBase<JsonProcessingException> {
        @Override
        protected HttpProblem toProblem(JsonProcessingException failure) {
            return JsonProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class JsonMismatch extends ExceptionMapperBase<MismatchedInputException> {
        @Override
        protected HttpProblem toProblem(MismatchedInputException failure) {
            return JsonProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class JsonFormat extends ExceptionMapperBase<InvalidFormatException> {
        @Override
        protected HttpProblem toProblem(InvalidFormatException failure) {
            return JsonProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class JsonUnknownField extends ExceptionMapperBase<UnrecognizedPropertyException> {
        @Override
        protected HttpProblem toProblem(UnrecognizedPropertyException failure) {
            return JsonProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class Constraint extends ExceptionMapperBase<ConstraintViolationException> {
        @Override
        protected HttpProblem toProblem(ConstraintViolationException failure) {
            return Problems.invalid(failure.getConstraintViolations().stream()
                    .map(Constraint::violation)
                    .sorted(Comparator.comparing(Violation::field))
                    .toList());
        }

        private static Violation violation(ConstraintViolation<?> violation) {
            return Violation.body(JsonPointers.of(violation.getPropertyPath()), violation.getMessage());
        }
    }

    @Provider
    @Priority(AHEAD)
    static class NotFound extends ExceptionMapperBase<NotFoundException> {

        private final AllowedMethods allowed;
        private final UriInfo uri;
        private final Request request;

        NotFound(AllowedMethods allowed, @Context UriInfo uri, @Context Request request) {
            this.allowed = allowed;
            this.uri = uri;
            this.request = request;
        }

        /** The platform says 404 too where a path is there and another path has the method. */
        @Override
        protected HttpProblem toProblem(NotFoundException failure) {
            var methods = allowed.of(uri.getPath());
            return methods.isEmpty() || List.of(methods.split(", ")).contains(request.getMethod())
                    ? Problems.builder(404, "not-found", "Not Found")
                            .withDetail("There is nothing at this path.")
                            .build()
                    : methodNotAllowed(methods);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class Web extends ExceptionMapperBase<WebApplicationException> {
        @Override
        protected HttpProblem toProblem(WebApplicationException failure) {
            if (failure.getCause() instanceof JsonProcessingException json) {
                return JsonProblems.of(json);
            }
            var response = failure.getResponse();
            var problem =
                    HttpProblem.builder().withStatus(response.getStatusInfo().getStatusCode());
            response.getStringHeaders()
                    .forEach((name, values) -> values.stream()
                            .filter(value -> !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                            .forEach(value -> problem.withHeader(name, value)));
            return problem.build();
        }
    }

    @Provider
    @Priority(AHEAD)
    static class MethodNotAllowed extends ExceptionMapperBase<NotAllowedException> {

        private final AllowedMethods allowed;
        private final UriInfo uri;

        MethodNotAllowed(AllowedMethods allowed, @Context UriInfo uri) {
            this.allowed = allowed;
            this.uri = uri;
        }

        @Override
        protected HttpProblem toProblem(NotAllowedException failure) {
            return methodNotAllowed(allowed.of(uri.getPath()));
        }
    }

    @Provider
    @Priority(AHEAD)
    static class Hibernate extends ExceptionMapperBase<HibernateException> {
        @Override
        protected HttpProblem toProblem(HibernateException failure) {
            return DatabaseProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class Persistence extends ExceptionMapperBase<PersistenceException> {
        @Override
        protected HttpProblem toProblem(PersistenceException failure) {
            return DatabaseProblems.of(failure);
        }
    }

    @Provider
    @Priority(AHEAD)
    static class TokenIssuer extends ExceptionMapperBase<OIDCException> {
        @Override
        protected HttpProblem toProblem(OIDCException failure) {
            return Problems.issuerAway();
        }
    }

    /** Whatever else fails: a lost database in disguise, or our own fault. */
    @Provider
    @Priority(AHEAD)
    static class Anything extends ExceptionMapperBase<Exception> {
        @Override
        protected HttpProblem toProblem(Exception failure) {
            return DatabaseProblems.of(failure);
        }
    }
}
