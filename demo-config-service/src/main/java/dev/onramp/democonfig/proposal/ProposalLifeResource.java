package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What can be done to proposals besides writing them. */
@Path("/proposals/{proposal_id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@Tag(name = "proposals")
class ProposalLifeResource {

    private static final String WRONG_STAGE =
            "Conflict: it cannot be done where the proposal is (`invalid-transition`, `proposal-expired`).";

    private static final String NOTHING_TO_ACCEPT =
            "Unprocessable Content: there is nothing to accept (`cannot-be-sent`, `does-not-add-up`).";

    private final ProposalLife proposals;
    private final Caller caller;

    ProposalLifeResource(ProposalLife proposals, Caller caller) {
        this.proposals = proposals;
        this.caller = caller;
    }

    @POST
    @Path("/send")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sendProposal",
            summary = "Send a draft",
            description = "From then on it cannot be edited. The answer alone has `acceptance_url`, the link to give to"
                    + " the client.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE)
    @APIResponse(responseCode = "422", description = NOTHING_TO_ACCEPT)
    public Uni<RestResponse<ProposalResponse>> send(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @Nullable NothingRequest request) {
        return proposals.send(caller.id(), id, preconditions).map(Answers::changed);
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acceptProposal",
            summary = "Note that the client accepted in another way than by the link")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE)
    public Uni<RestResponse<ProposalResponse>> accept(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid NameRequest request) {
        return decide(id, preconditions, Action.accept, new ProposalLife.Words(request.name(), null));
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectProposal",
            summary = "Note that the client rejected in another way than by the link")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE)
    public Uni<RestResponse<ProposalResponse>> reject(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid RejectionRequest request) {
        return decide(id, preconditions, Action.reject, new ProposalLife.Words(request.name(), request.reason()));
    }

    @POST
    @Path("/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "voidProposal", summary = "Take a draft, or what was sent and not decided, back for good")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE)
    public Uni<RestResponse<ProposalResponse>> discard(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @Valid @Nullable VoidRequest request) {
        var reason = request == null ? null : request.reason();
        return decide(id, preconditions, Action.discard, new ProposalLife.Words(null, reason));
    }

    @POST
    @Path("/revise")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "reviseProposal",
            summary = "Make the next draft out of what was sent",
            description = "What was sent can no longer be accepted then, and its link works no more.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE + " Or there is one with the id of the new draft.")
    public Uni<RestResponse<ProposalResponse>> revise(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam IdempotencyKey key,
            @BeanParam Preconditions preconditions,
            @Valid @Nullable RevisionRequest request) {
        return proposals.revise(
                caller.id(), key, id, preconditions, Objects.requireNonNullElse(request, RevisionRequest.EMPTY));
    }

    @POST
    @Path("/acceptance-link")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renewAcceptanceLink",
            summary = "Make a new link for the client; the one before works no more",
            description = "The answer alone has `acceptance_url`: only a hash of it is stored.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
    @APIResponse(responseCode = "409", description = WRONG_STAGE)
    @APIResponse(responseCode = "422", description = NOTHING_TO_ACCEPT)
    public Uni<RestResponse<ProposalResponse>> renewLink(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions,
            @Nullable NothingRequest request) {
        return proposals.renewLink(caller.id(), id, preconditions).map(Answers::changed);
    }

    @DELETE
    @Path("/acceptance-link")
    @Operation(
            operationId = "revokeAcceptanceLink",
            summary = "End the link for the client",
            description = "Answers 404 too if there is no live link.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> revokeLink(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions) {
        return proposals.revokeLink(caller.id(), id, preconditions).replaceWithVoid();
    }

    private Uni<RestResponse<ProposalResponse>> decide(
            String id, Preconditions preconditions, Action action, ProposalLife.Words words) {
        return proposals.decide(caller.id(), id, preconditions, action, words).map(Answers::changed);
    }
}
