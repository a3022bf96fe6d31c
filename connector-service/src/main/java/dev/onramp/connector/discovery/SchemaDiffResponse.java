package dev.onramp.connector.discovery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changed from one snapshot to another.
 *
 * @param scopeDiffers whether they were asked for differently, so that only what both would have is compared
 * @param breaking whether any change is breaking, those that are left out included
 */
@Schema(name = "SchemaDiff")
record SchemaDiffResponse(
        @Schema(examples = "1") int from,

        @Schema(examples = "2") int to,

        @Schema(
                description =
                        "Whether the two were asked for by different patterns. Only tables that both of them want are"
                                + " compared then.",
                examples = "false")
        boolean scopeDiffers,

        @Schema(description = "Whether any change is breaking, those that are left out included.", examples = "true")
        boolean breaking,

        @Schema(description = "By table; 1000 at most.") List<SchemaChange> changes,

        @Schema(description = "Whether changes are left out.", examples = "false")
        boolean truncated) {}
