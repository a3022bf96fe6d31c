package dev.onramp.persona.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Personas of the calling user. */
@Path("/personas")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "personas")
class PersonaResource {

    private final PersonaService personas;
    private final Idempotency idempotency;
    private final Caller caller;

    PersonaResource(PersonaService personas, Idempotency idempotency, Caller caller) {
        this.personas = personas;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createPersona", summary = "Keep a persona")
    public Uni<RestResponse<PersonaResponse>> create(
            @BeanParam IdempotencyKey key, @NotNull @Valid PersonaRequest request) {
        var owner = caller.id();
        return idempotency.create(
                new Idempotency.Attempt(owner, key, "/persona/personas", request),
                PersonaResponse.class,
                () -> personas.create(owner, request),
                made -> location(made.id()));
    }

    @GET
    @Operation(operationId = "listPersonas", summary = "List personas, newest first")
    public Uni<RestResponse<Page<PersonaResponse>>> list(@BeanParam PageParameters parameters) {
        return personas.list(caller.id(), parameters.parse()).map(slice -> slice.toAnswer(PersonaResponse::cursor));
    }

    @GET
    @Path("/count")
    @Operation(operationId = "countPersonas", summary = "Count personas")
    public Uni<PersonaCount> count() {
        return personas.count(caller.id());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readPersona", summary = "Read a persona")
    public Uni<RestResponse<PersonaResponse>> get(
            @PathParam("id") @Schema(format = "uuid") String id, @BeanParam Preconditions preconditions) {
        return personas.get(caller.id(), PathValues.uuid("id", id)).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replacePersona",
            summary = "Replace a persona",
            description = "Ids are made by the service, so this never creates.")
    public Uni<RestResponse<PersonaResponse>> replace(
            @PathParam("id") @Schema(format = "uuid") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid PersonaRequest request) {
        return personas.replace(caller.id(), PathValues.uuid("id", id), preconditions, request)
                .map(Answers::changed);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchPersona", summary = "Change a persona by JSON Merge Patch (RFC 7396)")
    public Uni<RestResponse<PersonaResponse>> patch(
            @PathParam("id") @Schema(format = "uuid") String id,
            @BeanParam Preconditions preconditions,
            @RequestBody(content = @Content(schema = @Schema(implementation = PersonaRequest.class))) @NotNull ObjectNode patch) {
        return personas.patch(caller.id(), PathValues.uuid("id", id), preconditions, patch)
                .map(Answers::changed);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deletePersona", summary = "Delete a persona for good")
    public Uni<Void> delete(
            @PathParam("id") @Schema(format = "uuid") String id, @BeanParam Preconditions preconditions) {
        return personas.delete(caller.id(), PathValues.uuid("id", id), preconditions);
    }

    static String location(UUID id) {
        return "/persona/personas/" + id;
    }
}
