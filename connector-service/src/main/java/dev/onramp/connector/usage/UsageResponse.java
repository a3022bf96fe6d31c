package dev.onramp.connector.usage;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One use of a profile, as a caller reads it. */
@Schema(name = "Usage", description = "A thing of another service that needs the profile.")
record UsageResponse(
        @Schema(examples = "17") long id,

        @Schema(description = "The service that uses the profile.", examples = "onboarding-service")
        String consumer,

        @Schema(description = "What in that service needs it.", examples = "workflow-42")
        String ref,

        @Schema(description = "The user who registered the use.", examples = "user-1")
        String registeredBy,

        Instant createdAt) {

    static UsageResponse of(UsageEntity usage) {
        return new UsageResponse(usage.id, usage.consumer, usage.ref, usage.registeredBy, usage.createdAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, String.valueOf(id));
    }
}
