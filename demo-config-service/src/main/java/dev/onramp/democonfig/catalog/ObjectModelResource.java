package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Objects of the catalogue. */
@Path("/object-models")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "catalogue")
class ObjectModelResource {

    static final String COLLECTION = "/demo/object-models";

    private final ObjectModelService objects;
    private final Caller caller;

    ObjectModelResource(ObjectModelService objects, Caller caller) {
        this.objects = objects;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listObjectModels", summary = "List object models")
    public Uni<RestResponse<Page<ObjectModelResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam EntryFilter filter) {
        return objects.list(caller.id(), parameters.parse(EntryFilter.NAMES), filter::apply)
                .map(slice -> slice.toAnswer(ObjectModelResponse::cursor));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "readObjectModel", summary = "Read an object model; its code in any case")
    public Uni<RestResponse<ObjectModelResponse>> get(
            @PathParam("code") @Schema(maxLength = 64, examples = "SALES_ORDER") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return objects.get(caller.id(), code).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putObjectModel", summary = "Create or replace an object model")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "409", description = "Conflict: the catalogue is full (`catalogue-full`).")
    public Uni<RestResponse<ObjectModelResponse>> put(
            @PathParam("code") @Schema(maxLength = 64, examples = "SALES_ORDER") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @NotNull @Valid ObjectModelRequest request) {
        QueryValues.requireNone(query);
        return objects.put(caller.id(), code, preconditions, request)
                .map(written -> Answers.written(COLLECTION + "/" + code.toUpperCase(Locale.ROOT), written));
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchObjectModel", summary = "Change an object model by JSON Merge Patch (RFC 7396)")
    public Uni<RestResponse<ObjectModelResponse>> patch(
            @PathParam("code") @Schema(maxLength = 64, examples = "SALES_ORDER") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @RequestBody(content = @Content(schema = @Schema(implementation = ObjectModelRequest.class))) @NotNull ObjectNode patch) {
        QueryValues.requireNone(query);
        return objects.patch(caller.id(), code, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "deleteObjectModel",
            summary = "Delete an object model",
            description = "What is in use is not deleted.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(
            responseCode = "409",
            description = "Conflict: it is in use (`object-model-in-use`); see `usages` and `total`.")
    public Uni<Void> delete(
            @PathParam("code") @Schema(maxLength = 64, examples = "SALES_ORDER") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return objects.delete(caller.id(), code, preconditions);
    }
}
