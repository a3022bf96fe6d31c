package dev.onramp.democonfig.client;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of a profile that a client names. */
public record DataSourceState(
        @Schema(description = "The profile in connector-service.", examples = "test-sql-connection")
        String profileId,

        @Schema(
                description = "`verified`: the profile was there when it was last looked for; `missing`: it was not;"
                        + " `unverified`: connector-service has not answered yet.",
                examples = "verified")
        Verification verification,

        @Schema(description = "When connector-service was last heard about it; absent if never.") @Nullable Instant checkedAt) {

    /** What is known of a profile. */
    public enum Verification {
        unverified,
        verified,
        missing
    }
}
