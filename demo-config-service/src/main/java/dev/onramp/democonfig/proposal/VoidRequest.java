package dev.onramp.democonfig.proposal;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a proposal is void.
 *
 * @param reason at most 2,000 characters
 */
record VoidRequest(
        @Schema(examples = "Sent to the wrong client") @Size(max = 2000) @Nullable String reason) {}
