package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.content.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who rejects, and why.
 *
 * @param name 1 to 200 characters, a letter among them
 * @param reason 1 to 2,000 characters
 */
record RejectionRequest(
        @Schema(examples = "Grace Hopper") @NotBlank @Size(max = 200) @PersonName
        String name,

        @Schema(examples = "Too late for us") @NotBlank @Size(max = 2000) String reason) {}
