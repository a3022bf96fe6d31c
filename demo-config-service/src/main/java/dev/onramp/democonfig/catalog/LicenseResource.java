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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Licences of the catalogue. */
@Path("/license-types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "catalogue")
class LicenseResource {

    private final LicenseService licenses;
    private final Caller caller;

    LicenseResource(LicenseService licenses, Caller caller) {
        this.licenses = licenses;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listLicenseTypes", summary = "List license types")
    public Uni<RestResponse<Page<LicenseResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam EntryFilter filter) {
        return licenses.list(caller.id(), parameters.parse(EntryFilter.NAMES), filter::apply)
                .map(slice -> slice.toAnswer(LicenseResponse::cursor));
    }

    @GET
    @Path("/{license_type}")
    @Operation(operationId = "readLicenseType", summary = "Read a license type; its code in any case")
    public Uni<RestResponse<LicenseResponse>> get(
            @PathParam("license_type") @Schema(maxLength = 64, examples = "professional") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query) {
        QueryValues.requireNone(query);
        return licenses.get(caller.id(), code).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{license_type}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "replaceLicenseType", summary = "Replace a license type")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: clients would lose modules, chosen ones that would no longer be allowed or included ones"
                            + " that they did not choose (`license-in-use`); see `usages` and `total`.")
    public Uni<RestResponse<LicenseResponse>> put(
            @PathParam("license_type") @Schema(maxLength = 64, examples = "professional") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @NotNull @Valid LicenseRequest request) {
        QueryValues.requireNone(query);
        return licenses.put(caller.id(), code, preconditions, request).map(Answers::changed);
    }

    @PATCH
    @Path("/{license_type}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(operationId = "patchLicenseType", summary = "Change a license type by JSON Merge Patch (RFC 7396)")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: clients would lose modules, chosen ones that would no longer be allowed or included ones"
                            + " that they did not choose (`license-in-use`); see `usages` and `total`.")
    public Uni<RestResponse<LicenseResponse>> patch(
            @PathParam("license_type") @Schema(maxLength = 64, examples = "professional") String code,
            @BeanParam Preconditions preconditions,
            @Context UriInfo query,
            @RequestBody(content = @Content(schema = @Schema(implementation = LicenseRequest.class))) @NotNull ObjectNode patch) {
        QueryValues.requireNone(query);
        return licenses.patch(caller.id(), code, preconditions, patch).map(Answers::changed);
    }
}
