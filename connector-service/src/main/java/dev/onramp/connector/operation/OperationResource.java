package dev.onramp.connector.operation;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Work that takes longer than a request. */
@Path("/operations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
class OperationResource {

    static final String OPERATIONS = "/connector/operations";

    private final OperationService operations;
    private final Caller caller;
    private final SecurityIdentity identity;

    OperationResource(OperationService operations, Caller caller, SecurityIdentity identity) {
        this.operations = operations;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listOperations",
            summary = "List operations, newest first",
            description = "Those that ended more than 30 days ago are forgotten.")
    public Uni<RestResponse<Page<OperationResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam OperationFilter filter) {
        return operations
                .list(caller.id(), parameters.parse(OperationFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(OperationResponse::cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "readOperation", summary = "Read how far an operation is, or how it ended")
    public Uni<RestResponse<OperationResponse>> get(
            @PathParam("id") @Parameter(schema = @Schema(format = "uuid", maxLength = 36)) String id,
            @BeanParam Preconditions preconditions) {
        return operations.get(caller.id(), PathValues.uuid("id", id)).map(found -> Answers.read(found, preconditions));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "cancelOperation",
            summary = "End an operation early",
            description = "A queued one is cancelled at once (200), a running one within half a second (202). What"
                    + " concerns no single profile, such as a rotation of keys, is left to administrators.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The version of the resource.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OperationResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is running, and ends soon.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The version of the resource.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OperationResponse.class)))
    @APIResponse(responseCode = "409", description = "Conflict: `operation-finished`, it is over already.")
    public Uni<RestResponse<OperationResponse>> cancel(
            @PathParam("id") @Parameter(schema = @Schema(format = "uuid", maxLength = 36)) String id) {
        return operations
                .cancel(caller.id(), identity.hasRole(Roles.ADMIN), PathValues.uuid("id", id))
                .map(OperationResource::cancelled);
    }

    private static RestResponse<OperationResponse> cancelled(Versioned<OperationResponse> operation) {
        return operation.body().status().isOver()
                ? Answers.changed(operation)
                : ResponseBuilder.create(RestResponse.Status.ACCEPTED, operation.body())
                        .header("ETag", operation.tag())
                        .header("Location", operation.body().location())
                        .build();
    }
}
