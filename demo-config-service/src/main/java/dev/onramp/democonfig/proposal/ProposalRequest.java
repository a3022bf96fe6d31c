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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param proposalId the id of a new proposal, made by the service if absent; elsewhere the id in the path, or absent
 * @param clientId an existing client
 * @param notes for the team; the client never sees them
 * @param currency USD if absent and there is a price
 * @param timeZone UTC if absent
 * @param status where the proposal is to go; where it is, a draft if new, if absent
 */
@JsonIgnoreProperties({
    "rate_card",
    "is_expired",
    "expires_at",
    "revision",
    "revises",
    "superseded_by",
    "allowed_actions",
    "sent_at",
    "decided_at",
    "acceptance_url",
    "created_at",
    "updated_at"
})
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

        @Schema(examples = "Supply chain scorecard") @Size(max = 200) @Nullable String title,

        @Schema(description = "For the team; the client never sees them.", examples = "Ask for the order in March.")
        @Size(max = 10_000) @Nullable String notes,

        @Schema(description = "ISO 4217; USD if absent and there is a price.", examples = "EUR")
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be three capital letters") @Nullable String currency,

        @Schema(description = "The last day on which it can be accepted.", examples = "2026-12-31") @Nullable LocalDate validUntil,

        @Schema(description = "The IANA time zone in which that day ends; UTC if absent.", examples = "Europe/Berlin")
        @Size(max = 100) @Nullable String timeZone,

        @Valid @Nullable Pricing pricing,

        @Valid @Nullable Timeline timeline,

        @Valid @Nullable Resources resources,

        @Schema(
                description = "Where the proposal is to go, if it may; it stays where it is if absent.",
                defaultValue = "draft",
                examples = "draft")
        @Nullable ProposalStatus status) {}
