package dev.onramp.defaults.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The problems that services raise themselves. Each has a short name; the answer carries it as
 * {@code urn:problem:<service>:<name>}.
 */
public final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /** 400: the request does not have the documented form. */
    public static HttpProblem invalid(List<Violation> violations) {
        return builder(400, "invalid-request", "Bad Request")
                .withDetail("The request is not of the documented form; see violations.")
                .with("violations", violations)
                .build();
    }

    /** 400 for one violation. */
    public static HttpProblem invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /** 400: JSON that cannot be read, in words for the caller. */
    public static HttpProblem ofJson(JsonProcessingException failure) {
        return JsonProblems.of(failure);
    }

    /** 404: there is no such thing, or it belongs to somebody else; the answer is the same for both. */
    public static HttpProblem notFound(String what) {
        return builder(404, "not-found", "Not Found")
                .withDetail("There is no such " + what + ".")
                .build();
    }

    /** 409: the request does not fit the state of the resource. */
    public static HttpProblem conflict(String name, String detail) {
        return builder(409, name, "Conflict").withDetail(detail).build();
    }

    /** 409 with more to tell, for programs: {@code members} by name. */
    public static HttpProblem conflict(String name, String detail, Map<String, Object> members) {
        return with(members, builder(409, name, "Conflict").withDetail(detail));
    }

    /** 410: there was such a thing, and there will not be again; {@code members} by name say more, for programs. */
    public static HttpProblem gone(String name, String detail, Map<String, Object> members) {
        return with(members, builder(410, name, "Gone").withDetail(detail));
    }

    /** 412: the resource is not in the version that the request names. */
    public static HttpProblem preconditionFailed() {
        return builder(412, "precondition-failed", "Precondition Failed")
                .withDetail("The resource is not in the version that the request asks for; read it again.")
                .build();
    }

    /** 413: the body is too large. */
    public static HttpProblem contentTooLarge(long limit) {
        return builder(413, "content-too-large", "Content Too Large")
                .withDetail("The body is larger than the " + limit + " bytes that this service takes.")
                .build();
    }

    /** 422: the request is well formed, but what it says cannot be. */
    public static HttpProblem unprocessable(String name, String detail, List<Violation> violations) {
        var problem = builder(UNPROCESSABLE, name, "Unprocessable Content").withDetail(detail);
        return violations.isEmpty()
                ? problem.build()
                : problem.with("violations", violations).build();
    }

    /** 429: more is asked for at once than the service takes on; nothing was begun, trying again later is right. */
    public static HttpProblem tooManyRequests(String detail, int retryAfterSeconds) {
        return builder(429, "too-many-requests", "Too Many Requests")
                .withDetail(detail)
                .withHeader("Retry-After", retryAfterSeconds)
                .build();
    }

    /** 503: our own database does not answer; nothing was lost, trying again is right. */
    public static HttpProblem databaseAway() {
        return builder(503, "database-away", "Service Unavailable")
                .withDetail("The service cannot reach its database at the moment.")
                .withHeader("Retry-After", 2)
                .build();
    }

    /** 503: tokens cannot be checked, because their issuer does not answer. */
    public static HttpProblem issuerAway() {
        return builder(503, "issuer-away", "Service Unavailable")
                .withDetail("The service cannot reach the issuer of tokens at the moment.")
                .withHeader("Retry-After", 5)
                .build();
    }

    private static HttpProblem with(Map<String, Object> members, HttpProblem.Builder problem) {
        members.forEach(problem::with);
        return problem.build();
    }

    static HttpProblem.Builder builder(int status, String name, String title) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withType(URI.create(name));
    }
}
