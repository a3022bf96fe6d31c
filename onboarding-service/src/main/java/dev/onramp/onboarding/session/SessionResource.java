package dev.onramp.onboarding.session;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The active session of the calling user, of which there is at most one: its path needs no id. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "sessions")
class SessionResource {

    static final String LOCATION = "/onboarding/session";

    private final SessionService sessions;
    private final Idempotency idempotency;
    private final Caller caller;

    SessionResource(SessionService sessions, Idempotency idempotency, Caller caller) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    // Named, because a request without a body has no content type either.
    @POST
    @Consumes("application/json")
    @ResponseStatus(201)
    @Operation(
            operationId = "startSession",
            summary = "Start the session",
            description = "At step 1, with no progress.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "Conflict: a session is active already (`session-exists`).")
    public Uni<RestResponse<SessionResponse>> start(
            @BeanParam IdempotencyKey key, @RequestBody(required = false) @Nullable SessionRequest request) {
        var user = caller.id();
        return idempotency.create(
                new Idempotency.Attempt(user, key, LOCATION, request == null ? new SessionRequest() : request),
                SessionResponse.class,
                () -> sessions.start(user),
                made -> LOCATION);
    }

    @GET
    @Operation(operationId = "readSession", summary = "Read the active session")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "404",
            description = "Not Found: the user has no session.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<RestResponse<SessionResponse>> get(@BeanParam Preconditions preconditions) {
        return sessions.get(caller.id()).map(found -> Answers.read(found, preconditions));
    }

    @DELETE
    @Operation(
            operationId = "deleteSession",
            summary = "Delete the session for good",
            description = "With everything that was collected in it, and with the sessions before it.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(
            responseCode = "404",
            description = "Not Found: the user has no session.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<Void> delete(@BeanParam Preconditions preconditions) {
        return sessions.delete(caller.id(), preconditions);
    }
}
