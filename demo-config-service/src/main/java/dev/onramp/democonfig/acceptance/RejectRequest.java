package dev.onramp.democonfig.acceptance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who rejects, and why. */
@Schema(
        name = "Rejection",
        requiredProperties = {"name", "reason"})
record RejectRequest(
        @Schema(description = "1 to 200 characters.", examples = "Grace Hopper", minLength = 1, maxLength = 200)
        @Nullable String name,

        @Schema(description = "1 to 2,000 characters.", examples = "Too late for us", minLength = 1, maxLength = 2000)
        @Nullable String reason) {}
