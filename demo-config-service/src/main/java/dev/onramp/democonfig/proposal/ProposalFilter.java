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
    @Parameter(description = "Only proposals in this status.", schema = @Schema(implementation = ProposalStatus.class))
    @Nullable String status;

    @QueryParam("proposal_type")
    @Parameter(description = "Only proposals of this type.", schema = @Schema(implementation = ProposalType.class))
    @Nullable String proposalType;

    @Nullable String clientId() {
        return QueryValues.atMost("client_id", clientId, 255);
    }

    @Nullable String status() {
        return QueryValues.oneOf("status", status, ProposalStatus.class);
    }

    @Nullable String proposalType() {
        return QueryValues.oneOf("proposal_type", proposalType, ProposalType.class);
    }
}
