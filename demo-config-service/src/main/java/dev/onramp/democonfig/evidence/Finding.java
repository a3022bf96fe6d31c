package dev.onramp.democonfig.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that is not as it was written.
 *
 * @param sequence the event that it is about
 * @param field what differs
 */
@Schema(name = "EvidenceFinding", description = "Something that is not as it was written.")
public record Finding(
        @Schema(description = "The event that it is about.", examples = "2")
        int sequence,

        @Schema(description = "What differs.", examples = "sha256")
        String field,

        @Schema(examples = "does not fit what the event says")
        String message) {}
