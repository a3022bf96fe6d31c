package dev.onramp.onboarding.session;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** All sessions of the calling user, the earlier ones too. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "sessions")
class SessionListResource {

    private final SessionService sessions;
    private final Caller caller;

    SessionListResource(SessionService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List sessions, newest first",
            description = "`created_after` and `created_before` are about `started_at`.")
    public Uni<RestResponse<Page<SessionResponse>>> list(
            @BeanParam PageParameters parameters,
            @QueryParam("active")
                    @Parameter(
                            description = "Only the active session (`true`), or only the others (`false`).",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable String active) {
        var page = parameters.parse("active");
        return sessions.list(caller.id(), page, flag("active", active))
                .map(slice -> slice.toAnswer(SessionResponse::cursor));
    }

    private static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.invalid(Violation.query(name, "must be true or false"));
        };
    }
}
