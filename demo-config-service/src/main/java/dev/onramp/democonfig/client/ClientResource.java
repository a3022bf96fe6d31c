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
import dev.onramp.defaults.paging.QueryValues;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

    private static final String CANNOT_BE = "Unprocessable Content: `unknown-module` or `module-not-licensed` (with"
            + " `allowed`), `license-limit-exceeded`, `unknown-profile` (a data source that connector-service does not"
            + " have), or `invalid-client` (custom KPIs or data sources cannot be like this); see `violations`.";
    private static final String KEY_REUSED = " `idempotency-key-reused`: the key was used for another request.";
    private static final String CANNOT_CHANGE = CANNOT_BE + " `id-mismatch`: the body names another client."
            + " With `effective_at`: `nothing-to-schedule`, `effective-at-past`, `effective-at-too-late`.";

    private final ClientService clients;
    private final EffectiveService effective;
    private final Caller caller;

    ClientResource(ClientService clients, EffectiveService effective, Caller caller) {
        this.clients = clients;
        this.effective = effective;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @ResponseStatus(201)
    @Operation(operationId = "createClient", summary = "Create a client")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "409", description = "Conflict: a client with this id exists (`client-exists`).")
    @APIResponse(responseCode = "422", description = CANNOT_BE + KEY_REUSED)
    public Uni<RestResponse<ClientResponse>> create(
            @BeanParam IdempotencyKey key, @Context UriInfo query, @NotNull @Valid ClientRequest request) {
        QueryValues.requireNone(query);
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
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return clients.get(caller.id(), id)
                .map(found ->
                        // What is known of data sources changes without the version.
                        found.body().dataSourceStates() == null
                                ? Answers.read(found, preconditions)
                                : Answers.changed(found));
    }

    @PUT
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "putClient", summary = "Create or replace a client")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: the license does not allow modules that the client has (`modules-not-licensed`); see"
                            + " `modules` and `allowed`.")
    @APIResponse(responseCode = "422", description = CANNOT_CHANGE)
    public Uni<RestResponse<ClientResponse>> put(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @BeanParam ClientWriteParameters parameters,
            @NotNull @Valid ClientRequest request) {
        return clients.put(caller.id(), id, preconditions, parameters.parse(), request)
                .map(written -> Answers.written(location(id), written));
    }

    @PATCH
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchClient", summary = "Change a client by JSON Merge Patch (RFC 7396)")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: the license does not allow modules that the client has (`modules-not-licensed`); see"
                            + " `modules` and `allowed`.")
    @APIResponse(responseCode = "422", description = CANNOT_CHANGE)
    public Uni<RestResponse<ClientResponse>> patch(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @BeanParam ClientWriteParameters parameters,
            @RequestBody(content = @Content(schema = @Schema(implementation = ClientRequest.class))) @NotNull ObjectNode patch) {
        return clients.patch(caller.id(), id, preconditions, parameters.parse(), patch)
                .map(Answers::changed);
    }

    @DELETE
    @Path("/{client_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "deleteClient",
            summary = "Delete a client for good",
            description = "A client is not deleted while a proposal to it is sent or accepted. Its other proposals go"
                    + " with it.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(
            responseCode = "409",
            description = "Conflict: proposals were sent or accepted (`client-in-use`); see `total`.")
    public Uni<Void> delete(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return clients.delete(caller.id(), id, preconditions);
    }

    @DELETE
    @Path("/{client_id}/scheduled-license")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "withdrawScheduledLicense", summary = "Withdraw the planned change of a client's license")
    public Uni<RestResponse<ClientResponse>> withdraw(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return clients.withdraw(caller.id(), id, preconditions).map(Answers::changed);
    }

    @GET
    @Path("/{client_id}/effective")
    @Operation(
            operationId = "readEffectiveClient",
            summary = "Read every setting of a client with its value and where it comes from")
    public Uni<RestResponse<EffectiveClient>> effective(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String id,
            @BeanParam Preconditions preconditions,
            @BeanParam PreviewParameters parameters) {
        return effective
                .get(caller.id(), id, parameters.licenseType())
                .map(found -> Answers.read(found, preconditions));
    }

    static String location(String id) {
        return COLLECTION + "/" + PathValues.escape(id);
    }
}
