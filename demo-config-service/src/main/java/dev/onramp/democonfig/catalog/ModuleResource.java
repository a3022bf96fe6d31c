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

/** Modules of the catalogue. */
@Path("/modules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "catalogue")
class ModuleResource {

    static final String COLLECTION = "/demo/modules";

    private final ModuleService modules;
    private final Caller caller;

    ModuleResource(ModuleService modules, Caller caller) {
        this.modules = modules;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listModules", summary = "List modules")
    public Uni<RestResponse<Page<ModuleResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam ModuleFilter filter) {
        return modules.list(caller.id(), parameters.parse(ModuleFilter.NAMES), filter::apply)
                .map(slice -> slice.toAnswer(ModuleResponse::cursor));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "readModule", summary = "Read a module; its code in any case")
    public Uni<RestResponse<ModuleResponse>> get(
            @PathParam("code") @Schema(maxLength = 64, examples = "SCOR") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return modules.get(caller.id(), code).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putModule", summary = "Create or replace a module")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "409", description = "Conflict: the catalogue is full (`catalogue-full`).")
    public Uni<RestResponse<ModuleResponse>> put(
            @PathParam("code") @Schema(maxLength = 64, examples = "SCOR") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @NotNull @Valid ModuleRequest request) {
        QueryValues.requireNone(query);
        return modules.put(caller.id(), code, preconditions, request)
                .map(written -> Answers.written(COLLECTION + "/" + code.toUpperCase(Locale.ROOT), written));
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchModule", summary = "Change a module by JSON Merge Patch (RFC 7396)")
    public Uni<RestResponse<ModuleResponse>> patch(
            @PathParam("code") @Schema(maxLength = 64, examples = "SCOR") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @RequestBody(content = @Content(schema = @Schema(implementation = ModuleRequest.class))) @NotNull ObjectNode patch) {
        QueryValues.requireNone(query);
        return modules.patch(caller.id(), code, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "deleteModule",
            summary = "Delete a module",
            description = "What is in use is not deleted.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(
            responseCode = "409",
            description = "Conflict: it is in use (`module-in-use`); see `usages` and `total`.")
    public Uni<Void> delete(
            @PathParam("code") @Schema(maxLength = 64, examples = "SCOR") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return modules.delete(caller.id(), code, preconditions);
    }
}
