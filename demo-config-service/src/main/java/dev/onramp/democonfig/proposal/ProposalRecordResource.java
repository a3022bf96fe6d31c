package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.evidence.Event;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be read of the history of proposals. */
@Path("/proposals/{proposal_id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "proposals")
class ProposalRecordResource {

    private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,8}");

    private final ProposalRecords records;
    private final Caller caller;

    ProposalRecordResource(ProposalRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Path("/diff")
    @Operation(
            operationId = "diffProposal",
            summary = "Compare a proposal with an earlier one",
            description = "With the one that it revises, unless `against` names another.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = DiffResponse.class)))
    @APIResponse(responseCode = "422", description = "Unprocessable Content: there is no proposal `against`.")
    public Uni<DiffResponse> diff(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001-r2") String id,
            @QueryParam("against")
                    @Parameter(description = "The earlier proposal.", example = "prop-001")
                    @Schema(maxLength = 255)
                    @Nullable String against) {
        return records.diff(caller.id(), id, against);
    }

    @GET
    @Path("/evidence")
    @Operation(operationId = "readEvidence", summary = "Read what happened to a proposal, in a chain of hashes")
    public Uni<EvidenceResponse> evidence(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id) {
        return records.evidence(caller.id(), id);
    }

    @GET
    @Path("/evidence/verify")
    @Operation(
            operationId = "verifyEvidence",
            summary = "Recompute every hash, and compare the proposal with its evidence",
            description =
                    "A proposal that somebody wrote by SQL as sent or decided has no evidence of that, and is not valid.")
    public Uni<VerificationResponse> verify(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id) {
        return records.verify(caller.id(), id);
    }

    @GET
    @Path("/evidence/{sequence}")
    @Operation(operationId = "readEvent", summary = "Read one event with its document")
    public Uni<Event> event(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @PathParam("sequence")
                    @Parameter(example = "1")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999")
                    String sequence) {
        if (!SEQUENCE.matcher(sequence).matches()) {
            throw Problems.invalid(Violation.path("sequence", "must be a whole number from 1"));
        }
        return records.event(caller.id(), id, Integer.parseInt(sequence));
    }
}
