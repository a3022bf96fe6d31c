package dev.onramp.democonfig.acceptance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who accepts. */
@Schema(name = "Acceptance", requiredProperties = "name")
record AcceptRequest(
        @Schema(description = "1 to 200 characters.", examples = "Grace Hopper", minLength = 1, maxLength = 200)
        @Nullable String name) {}
