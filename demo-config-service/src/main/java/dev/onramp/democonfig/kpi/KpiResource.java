package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
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
import org.jboss.resteasy.reactive.RestResponse;

/** KPIs that clients define for themselves. They are a part of the client, so that its version is theirs. */
@Path("/clients/{client_id}/kpis")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "custom KPIs")
class KpiResource {

    private final KpiService kpis;
    private final Caller caller;

    KpiResource(KpiService kpis, Caller caller) {
        this.kpis = kpis;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listCustomKpis",
            summary = "List the custom KPIs of a client, in the order in which they were defined")
    public Uni<RestResponse<Page<KpiResponse>>> list(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @BeanParam KpiPage page,
            @BeanParam Preconditions preconditions) {
        return kpis.list(caller.id(), clientId, page).map(found -> Answers.read(found, preconditions));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "readCustomKpi", summary = "Read a custom KPI")
    public Uni<RestResponse<KpiResponse>> get(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @PathParam("code") @Schema(maxLength = 100, examples = "OTIF_ADJUSTED") String code,
            @BeanParam Preconditions preconditions) {
        return kpis.get(caller.id(), clientId, code).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "putCustomKpi",
            summary = "Create or replace a custom KPI",
            description =
                    "The formula is checked, and so is what it names: KPIs of the catalogue and of the client, and"
                            + " columns of the client's data sources; a column that nobody can tell about at the moment is a"
                            + " warning in the answer. The ETag and `If-Match` are those of the client; `If-None-Match: *` lets"
                            + " only a new KPI through.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "409", description = "Conflict: `too-many-kpis`, a client has at most 200.")
    @APIResponse(
            responseCode = "422",
            description = "Unprocessable Content: `invalid-kpi`; violations in the formula have `position` (from 0),"
                    + " `line` and `column` (from 1). `id-mismatch`, the body names another code;"
                    + " `license-limit-exceeded`, the license of the client allows no more; `invalid-client`, what the KPI"
                    + " refers to went while it was written.")
    public Uni<RestResponse<KpiResponse>> put(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @PathParam("code") @Schema(maxLength = 100, examples = "OTIF_ADJUSTED") String code,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid KpiRequest request) {
        return kpis.put(caller.id(), clientId, code, preconditions, request)
                .map(written ->
                        Answers.written(location(clientId, written.body().code()), written));
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(
            operationId = "patchCustomKpi",
            summary = "Change a custom KPI by JSON Merge Patch (RFC 7396)",
            description = "Another `code` renames it, unless other KPIs are made from it.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Conflict: `kpi-in-use`, the KPIs in `usages` are made from it; `kpi-exists`, the new code is"
                    + " taken.")
    @APIResponse(
            responseCode = "422",
            description =
                    "Unprocessable Content: `invalid-kpi`; violations in the formula have `position` (from 0),"
                            + " `line` and `column` (from 1). `invalid-client`, what the KPI refers to went while it was written.")
    public Uni<RestResponse<KpiResponse>> patch(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @PathParam("code") @Schema(maxLength = 100, examples = "OTIF_ADJUSTED") String code,
            @BeanParam Preconditions preconditions,
            @RequestBody(content = @Content(schema = @Schema(implementation = KpiRequest.class))) @NotNull ObjectNode patch) {
        return kpis.patch(caller.id(), clientId, code, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "deleteCustomKpi", summary = "Delete a custom KPI, unless others are made from it")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "Conflict: `kpi-in-use`, the KPIs in `usages` are made from it.")
    public Uni<Void> delete(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @PathParam("code") @Schema(maxLength = 100, examples = "OTIF_ADJUSTED") String code,
            @BeanParam Preconditions preconditions) {
        return kpis.delete(caller.id(), clientId, code, preconditions);
    }

    @POST
    @Path("/validate")
    @Operation(
            operationId = "validateCustomKpi",
            summary = "Say what is wrong with a custom KPI, without storing it",
            description =
                    "As a PUT would check it. With a `code` that the client has it is checked as its replacement.")
    public Uni<ValidationResponse> validate(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @NotNull KpiRequest request) {
        return kpis.validate(caller.id(), clientId, request);
    }

    @POST
    @Path("/{code}/evaluate")
    @Operation(
            operationId = "evaluateCustomKpi",
            summary = "Compute a custom KPI from values",
            description =
                    "Custom KPIs in its formula are computed too, unless they are given. Decimals of 34 significant"
                            + " digits (IEEE 754 decimal128, half even). Stores nothing.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "422",
            description =
                    "Unprocessable Content: `missing-values` names them; `no-value` if there is none, as by a division"
                            + " by zero; `invalid-formula` if what is stored cannot be computed.")
    public Uni<EvaluationResponse> evaluate(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @PathParam("code") @Schema(maxLength = 100, examples = "OTIF_ADJUSTED") String code,
            @NotNull @Valid EvaluationRequest request) {
        return kpis.evaluate(caller.id(), clientId, code, request);
    }

    private static String location(String clientId, String code) {
        return "/demo/clients/" + PathValues.escape(clientId) + "/kpis/" + PathValues.escape(code);
    }
}
