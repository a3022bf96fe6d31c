package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.onramp.defaults.http.Ids;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param proposalId the id of a new proposal, made by the service if absent; elsewhere the id in the path, or absent
 * @param clientId an existing client
 * @param status draft if absent
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
record ProposalRequest(
        @Schema(
                description = "On POST the id of the new proposal; a UUID if absent."
                        + " On PUT and PATCH the id in the path, or absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "prop-001")
        @Nullable String proposalId,

        @Schema(description = "An existing client.", examples = "test-client-001") @NotBlank @Size(max = Ids.MAX_LENGTH) String clientId,

        @Schema(examples = "implementation") @NotNull ProposalType proposalType,

        @Valid @Nullable Pricing pricing,

        @Valid @Nullable Timeline timeline,

        @Valid @Nullable Resources resources,

        @Schema(defaultValue = "draft", examples = "draft") @Nullable ProposalStatus status) {}
