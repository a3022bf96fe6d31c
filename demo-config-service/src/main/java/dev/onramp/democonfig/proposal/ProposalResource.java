package dev.onramp.democonfig.proposal;

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

/** Proposals of the team. */
@Path("/proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "proposals")
class ProposalResource {

    static final String COLLECTION = "/demo/proposals";

    private final ProposalService proposals;
    private final Caller caller;

    ProposalResource(ProposalService proposals, Caller caller) {
        this.proposals = proposals;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @ResponseStatus(201)
    @Operation(
            operationId = "createProposal",
            summary = "Create a proposal",
            description = "With another `status` than draft it is a draft to which that is done then.")
    public Uni<RestResponse<ProposalResponse>> create(
            @BeanParam IdempotencyKey key, @NotNull @Valid ProposalRequest request) {
        return proposals.create(caller.id(), key, request);
    }

    @GET
    @Operation(operationId = "listProposals", summary = "List proposals, newest first")
    public Uni<RestResponse<Page<ProposalResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam ProposalFilter filter) {
        return proposals
                .list(caller.id(), parameters.parse(ProposalFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(ProposalResponse::cursor));
    }

    @GET
    @Path("/{proposal_id}")
    @Operation(operationId = "readProposal", summary = "Read a proposal")
    public Uni<RestResponse<ProposalResponse>> get(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions) {
        return proposals.get(caller.id(), id).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{proposal_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "putProposal",
            summary = "Create or replace a proposal",
            description = "Only drafts can be edited. Another `status` is an action: `sent` sends, `voided` voids.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: it cannot be done where the proposal is (`invalid-transition`, `proposal-expired`).")
    public Uni<RestResponse<ProposalResponse>> put(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid ProposalRequest request) {
        return proposals
                .put(caller.id(), id, preconditions, request)
                .map(written -> Answers.written(location(id), written));
    }

    @PATCH
    @Path("/{proposal_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Consumes({"application/merge-patch+json", "application/json"})
    @Operation(
            operationId = "patchProposal",
            summary = "Change a proposal by JSON Merge Patch (RFC 7396)",
            description = "Only drafts can be edited. Another `status` is an action: `sent` sends, `voided` voids.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Conflict: it cannot be done where the proposal is (`invalid-transition`, `proposal-expired`).")
    public Uni<RestResponse<ProposalResponse>> patch(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @RequestBody(content = @Content(schema = @Schema(implementation = ProposalRequest.class))) @NotNull ObjectNode patch) {
        return proposals.patch(caller.id(), id, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{proposal_id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "deleteProposal",
            summary = "Delete a proposal for good, with its evidence",
            description = "A draft, or what was rejected or voided. What a draft revises is the current one again.")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "Conflict: it was sent or accepted (`invalid-transition`).")
    public Uni<Void> delete(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions) {
        return proposals.delete(caller.id(), id, preconditions);
    }

    static String location(String id) {
        return COLLECTION + "/" + PathValues.escape(id);
    }
}
