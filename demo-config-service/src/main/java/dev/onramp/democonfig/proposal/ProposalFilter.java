package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.democonfig.content.ProposalType;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that the list of proposals has besides those of all lists. */
class ProposalFilter {

    static final String[] NAMES = {"client_id", "status", "proposal_type"};

    @QueryParam("client_id")
    @Parameter(
            description = "Only proposals for this client.",
            example = "test-client-001",
            schema = @Schema(maxLength = 255))
    @Nullable String clientId;

    @QueryParam("status")
    @Parameter(
            description = "Only proposals in this status. `expired` and `superseded` are those of the proposals with"
                    + " status `sent` that can no longer be accepted, because of the time or of a revision.",
            schema = @Schema(implementation = Stage.class))
    @Nullable String status;

    @QueryParam("proposal_type")
    @Parameter(description = "Only proposals of this type.", schema = @Schema(implementation = ProposalType.class))
    @Nullable String proposalType;

    @Nullable String clientId() {
        return QueryValues.atMost("client_id", clientId, 255);
    }

    @Nullable Stage stage() {
        var name = QueryValues.oneOf("status", status, Stage.class);
        return name == null ? null : Stage.valueOf(name);
    }

    @Nullable String proposalType() {
        return QueryValues.oneOf("proposal_type", proposalType, ProposalType.class);
    }
}
