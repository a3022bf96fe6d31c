package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.content.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who accepts.
 *
 * @param name 1 to 200 characters, a letter among them
 */
record NameRequest(
        @Schema(examples = "Grace Hopper") @NotBlank @Size(max = 200) @PersonName
        String name) {}
