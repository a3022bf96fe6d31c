package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Clients of the team. */
@Path("/clients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "clients")
class ClientResource {

    static final String COLLECTION = "/demo/clients";

    private final ClientService clients;
    private final Caller caller;

    ClientResource(ClientService clients, Caller caller) {
        this.clients = clients;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @ResponseStatus(201)
    @Operation(operationId = "createClient", summary = "Create a client")
    public Uni<RestResponse<ClientResponse>> create(
            @BeanParam IdempotencyKey key, @NotNull @Valid ClientRequest request) {
        return clients.create(caller.id(), key, request);
    }

    @GET
    @Operation(operationId = "listClients", summary = "List clients, newest first")
    public Uni<RestResponse<Page<ClientResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam ClientFilter filter) {
        return clients.list(caller.id(), parameters.parse(ClientFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(ClientResponse::cursor));
    }

    @GET
    @Path("/{client_id}")
    @Operation(operationId = "readClient", summary = "Read a client")
    public Uni<RestResponse<ClientResponse>> get(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions) {
        return clients.get(caller.id(), id).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "putClient", summary = "Create or replace a client")
    public Uni<RestResponse<ClientResponse>> put(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid ClientRequest request) {
        return clients.put(caller.id(), id, preconditions, request)
                .map(written -> Answers.written(location(id), written));
    }

    @PATCH
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchClient", summary = "Change a client by JSON Merge Patch (RFC 7396)")
    public Uni<RestResponse<ClientResponse>> patch(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @RequestBody(content = @Content(schema = @Schema(implementation = ClientRequest.class))) @NotNull ObjectNode patch) {
        return clients.patch(caller.id(), id, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "deleteClient",
            summary = "Delete a client for good",
            description = "A client that proposals refer to is not deleted.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "Conflict: proposals refer to this client (`client-in-use`).")
    public Uni<Void> delete(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions) {
        return clients.delete(caller.id(), id, preconditions);
    }

    static String location(String id) {
        return COLLECTION + "/" + PathValues.escape(id);
    }
}
