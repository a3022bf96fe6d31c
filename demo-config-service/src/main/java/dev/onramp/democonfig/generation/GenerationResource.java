package dev.onramp.democonfig.generation;

import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.proposal.ProposalResponse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Proposals that are computed by a rate card. */
@Path("/proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "proposals")
class GenerationResource {

    private final GenerationService generation;
    private final Caller caller;

    GenerationResource(GenerationService generation, Caller caller) {
        this.generation = generation;
        this.caller = caller;
    }

    @POST
    @Path("/generate")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @ResponseStatus(201)
    @Operation(
            operationId = "generateProposal",
            summary = "Compute a proposal by a rate card and store it as a draft",
            description = "The draft keeps the version of the rate card that it was priced by.")
    public Uni<RestResponse<ProposalResponse>> generate(
            @BeanParam IdempotencyKey key, @NotNull @Valid GenerationRequest request) {
        return generation.generate(caller.id(), key, request);
    }

    @POST
    @Path("/price")
    @Operation(
            operationId = "priceProposal",
            summary = "Compute a proposal by a rate card without storing it",
            description = "The content that `generate` would store for the same request.")
    public Uni<ProposalContent> price(@NotNull @Valid GenerationRequest request) {
        return generation.price(caller.id(), request);
    }
}
