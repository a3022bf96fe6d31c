package dev.onramp.connector.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onramp.connector.source.PortableType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first rows of a table. */
@Schema(name = "Preview", description = "The first rows of a table.")
record Preview(
        @Schema(examples = "public.orders") String table,

        @Schema(description = "The columns that were discovered, in the order of the values in each row.")
        List<PreviewColumn> columns,

        @Schema(
                description =
                        "Each row is an array of values: exact numbers, times as in RFC 3339, bytes in base64, JSON"
                                + " and arrays as they are, null, and text for all else.",
                type = SchemaType.ARRAY,
                implementation = Object[].class,
                examples = "[[1, \"2026-01-31T12:00:00Z\", 9.90, null]]")
        List<ArrayNode> rows,

        @Schema(description = "Whether there is more: further rows, or values too large to show, which are null here.")
        boolean truncated) {

    /** A column of a preview. */
    @Schema(name = "PreviewColumn")
    record PreviewColumn(
            @Schema(examples = "ordered_at") String name,
            @Schema(examples = "timestamptz") PortableType type) {}
}
