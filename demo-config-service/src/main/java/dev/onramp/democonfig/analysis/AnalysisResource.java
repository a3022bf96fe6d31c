package dev.onramp.democonfig.analysis;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Questions about KPIs. They change nothing. */
@Path("/analysis")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "analysis")
class AnalysisResource {

    private final AnalysisService analysis;
    private final Caller caller;

    AnalysisResource(AnalysisService analysis, Caller caller) {
        this.analysis = analysis;
        this.caller = caller;
    }

    @POST
    @Path("/required-objects")
    @Operation(
            operationId = "analyzeRequiredObjects",
            summary = "Tell which object models KPIs need",
            description = "A custom KPI needs what it says and what the KPIs need that it is made from.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "422",
            description = "Unprocessable Content: `unknown-client`, there is no such client.")
    public Uni<RequiredObjectsResponse> requiredObjects(@NotNull @Valid RequiredObjectsRequest request) {
        return analysis.requiredObjects(caller.id(), request);
    }
}
